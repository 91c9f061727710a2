namespace DockerPS.Parameters;

/// <summary>Completes platforms.</summary>
public sealed class PlatformCompleter() : WordCompleter(
    ("linux/amd64", "PCs and most servers"),
    ("linux/arm64", "64-bit ARM: Apple silicon, Graviton, Raspberry Pi"),
    ("linux/arm/v7", "32-bit ARM"),
    ("linux/386", "32-bit PCs"),
    ("linux/ppc64le", "POWER"),
    ("linux/riscv64", "RISC-V"),
    ("linux/s390x", "IBM Z"),
    ("windows/amd64", "Windows containers"));
