namespace DockerPS.Engine.Builds;

/// <summary>The names of operating systems and architectures, as containerd knows them.</summary>
internal static class PlatformNames
{
    private static readonly HashSet<string> s_systems =
    [
        "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd", "openbsd", "plan9",
        "solaris", "windows", "zos",
    ];

    private static readonly HashSet<string> s_architectures =
    [
        "386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "ppc64", "ppc64le", "loong64", "mips", "mipsle", "mips64",
        "mips64le", "mips64p32", "mips64p32le", "ppc", "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm",
    ];

    /// <summary>Indicates whether a normal name is that of an operating system.</summary>
    public static bool IsOs(string name) => s_systems.Contains(name);

    /// <summary>Indicates whether a normal name is that of an architecture.</summary>
    public static bool IsArchitecture(string name) => s_architectures.Contains(name);

    /// <summary>Returns the normal name of an operating system.</summary>
    public static string NormalizeOs(string name) => name.ToLowerInvariant() is var lower && lower == "macos" ? "darwin" : lower;

    /// <summary>Returns the normal names of an architecture and its variant.</summary>
    public static (string Architecture, string Variant) Normalize(string architecture, string variant) =>
        (architecture.ToLowerInvariant(), variant.ToLowerInvariant()) switch
        {
            ("i386", _) => ("386", ""),
            ("x86_64" or "x86-64" or "amd64", var level) => ("amd64", level == "v1" ? "" : level),
            ("aarch64" or "arm64", "8" or "v8" or "v8.0") => ("arm64", ""),
            ("aarch64" or "arm64", "9" or "9.0" or "v9.0") => ("arm64", "v9"),
            ("aarch64" or "arm64", var level) => ("arm64", level),
            ("armhf", _) => ("arm", "v7"),
            ("armel", _) => ("arm", "v6"),
            ("arm", "" or "7") => ("arm", "v7"),
            ("arm", ("5" or "6" or "8") and var level) => ("arm", $"v{level}"),
            var other => other,
        };
}
