namespace DockerPS.Parameters;

/// <summary>Completes platforms.</summary>
public sealed class PlatformCompleter() : WordCompleter(
    ("linux/amd64", "PCs and most servers"),
    ("linux/arm64", "ARM of 64 bits: Apple silicon, Graviton, Raspberry Pi"),
    ("linux/arm/v7", "ARM of 32 bits"),
    ("linux/386", "PCs of 32 bits"),
    ("linux/ppc64le", "POWER"),
    ("linux/riscv64", "RISC-V"),
    ("linux/s390x", "IBM Z"),
    ("windows/amd64", "Windows containers"));
