using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using CsCheck;
using DockerPS.Parameters;
using DockerPS.Tests.Fixtures;

namespace DockerPS.Tests.Properties;

public sealed class NumberProperties
{
    private static readonly Dictionary<string, long> s_nanoseconds = new()
    {
        ["ns"] = 1, ["us"] = 1_000, ["µs"] = 1_000, ["ms"] = 1_000_000, ["s"] = 1_000_000_000, ["m"] = 60_000_000_000,
            ["h"] = 3_600_000_000_000,
    };

    [Fact]
    public void SizesAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(Gen.Int[0, 7_999], Gen.Int[0, 3], Gen.OneOfConst("", "b", "k", "m", "g", "t", "p"), Gen.OneOfConst("", "b", "ib"),
            Gen.OneOfConst("", " "), Gen.Bool, (digits, point, unit, more, space, isUpper) =>
        {
            var number = digits / Power(point);
            var suffix = unit is "" or "b" ? unit : unit + more;
            var sign = isUpper ? suffix.ToUpperInvariant() : suffix;
            var text = number.ToString(CultureInfo.InvariantCulture) + (suffix.Length > 0 ? space : "") + sign;
            return ((long)(number * (1L << (10 * ("kmgtp".IndexOf(unit.Length > 0 ? unit[0] : ' ') + 1)))), text);
        }),
        ByteSize.Parse);

    [Fact]
    public void WhatDockerTakesAsSizeIsTakenAndNothingElse() => Property.Agrees(
        Texts.Of("0123456789.kmgtpib ", "512", "MB", "MiB", "1.5", "bb", "ki", " ").Where(text => text.AsSpan().IndexOfAny("+-eE") < 0),
        text => $"{ByteSize.Parse(text)}",
        text =>
            Regex.Match(text.Trim(), @"^([0-9]+[.]?[0-9]*|[.][0-9]+)( ?(b|([kmgtp])(b|ib)?)| )?\z",
                RegexOptions.IgnoreCase) is { Success: true } match
            && Bytes(match.Groups[1].Value, match.Groups[4].Value) is var size && size <= long.MaxValue
                ? $"{size}"
                : null);

    [Theory]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("8191p", "9222246136947933184")]
    [InlineData("9223372036854775808", null)]
    [InlineData("8192p", null)]
    [InlineData("512512512512512512512512p", null)]
    [InlineData("99999999999999999999999999999999999999", null)]
    public void SizesEndWhere64BitsEnd(string text, string? bytes) => AssertReads(bytes, () => $"{ByteSize.Parse(text)}");

    [Fact]
    public void CpusAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.OneOf(
            Gen.Select(Gen.Long[0, 4_096_000_000_000], Gen.Int[0, 9], (nano, _) =>
                (nano, (nano / 1_000_000_000m).ToString(CultureInfo.InvariantCulture))),
            Gen.Select(Gen.Int[0, 999], Gen.OneOfConst(1, 2, 4, 5, 8, 10, 16, 20, 25, 50, 100, 125, 1000), (number, divisor) =>
                (number * 1_000_000_000L / divisor, $"{number}/{divisor}"))),
        text => (long)Math.Round(CpuTransformationAttribute.Parse(text) * 1e9));

    [Fact]
    public void OtherNumbersOfCpusAreRefused() => Property.ReadsOrRefuses(
        Texts.Of("0123456789./-e", "1/2", "1/3", "/0", "1.5", "0.0000000001", "9999999999999999999999999999"),
            CpuTransformationAttribute.Parse);

    [Fact]
    public void DurationsAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(Gen.OneOfConst("ns", "us", "µs", "ms", "s", "m", "h"), Gen.Int[0, 9999], Gen.Int[0, 1]).Array[1, 4].Select(parts => (
            parts.Sum(part => (decimal)part.Item2 / (part.Item1 == "ns" ? 1 : Power(part.Item3)) * s_nanoseconds[part.Item1]),
            string.Concat(
                parts.Select(part =>
                    $"{(part.Item2 / (part.Item1 == "ns" ? 1 : Power(part.Item3))).ToString(CultureInfo.InvariantCulture)}{part.Item1}"))))
            .Where(one => one.Item1 % 100 == 0),
        text => Duration.Parse(text).Ticks * 100m);

    [Fact]
    public void OtherDurationsAreRefused() => Property.ReadsOrRefuses(
        Texts.Of("0123456789.:-+smhdwnuµ", "10", "s", "1h", "00:01:30", "2562048h", "99999999999999999999", "1e5"), Duration.Parse);

    [Fact]
    public void TimesAreReadOrRefused() => Property.ReadsOrRefuses(
        Texts.Of("0123456789.:-TZ+", "2026-01-31", "T08:00", "10m", "2562047h", "292277022399", ":59"),
            TimeTransformationAttribute.FromText);

    [Fact]
    public void TimesAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.DateTime[new DateTime(1970, 1, 2), new DateTime(2099, 1, 1)].Select(time =>
            (new DateTime(time.Ticks, DateTimeKind.Utc).ToLocalTime(), $"{time:yyyy-MM-ddTHH:mm:ss.fffffff}Z")),
        TimeTransformationAttribute.FromText);

    [Fact]
    public void LimitsOfTheShellAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(Gen.OneOfConst("core", "cpu", "nofile", "nproc", "stack"), Gen.Long[0, 1_000_000], Gen.Long[-1, 1_000_000], Gen.Bool,
            (name, soft, hard, hasHard) =>
        {
            hard = hard == -1 ? -1 : soft + hard;
            return ($"{name}|{soft}|{(hasHard ? hard : soft)}", hasHard ? $"{name}={soft}:{hard}" : $"{name}={soft}");
        }),
        text => UlimitTransformationAttribute.Parse(text) is var limit ? $"{limit.Name}|{limit.Soft}|{limit.Hard}" : "");

    [Fact]
    public void OtherLimitsAreRefused() => Property.Agrees(
        Texts.Of("nofile=0123456789:-", "nofile=", "1024", ":2048", "-1", "cpu=", ":"),
        text => UlimitTransformationAttribute.Parse(text) is var limit ? $"{limit.Name}|{limit.Soft}|{limit.Hard}" : "",
        text => Regex.Match(text, @"^(nofile|cpu|core|nproc|stack)=([+-]?[0-9]+)(:([+-]?[0-9]+))?\z") is { Success: true } match
            && BigInteger.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) is var soft && FitsIn64Bits(soft)
            && (match.Groups[4].Success ? BigInteger.Parse(match.Groups[4].Value, CultureInfo.InvariantCulture) : soft) is var hard
            && FitsIn64Bits(hard) && (hard == -1 || (soft != -1 && soft <= hard))
                ? $"{match.Groups[1]}|{soft}|{hard}"
                : null);

    [Theory]
    [InlineData("nofile=1024102481024010248", "nofile|1024102481024010248|1024102481024010248")]
    [InlineData("nofile=9223372036854775807", "nofile|9223372036854775807|9223372036854775807")]
    [InlineData("nofile=-9223372036854775808:1", "nofile|-9223372036854775808|1")]
    [InlineData("nofile=0000000000000000000001", "nofile|1|1")]
    [InlineData("nofile=9223372036854775808", null)]
    [InlineData("nofile=1:18446744073709551615", null)]
    public void LimitsHave64Bits(string text, string? read) =>
        AssertReads(read, () => UlimitTransformationAttribute.Parse(text) is var limit ? $"{limit.Name}|{limit.Soft}|{limit.Hard}" : "");

    [Fact]
    public void RestartPoliciesAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(Gen.OneOfConst("no", "always", "unless-stopped", "on-failure"), Gen.Int[0, 99], Gen.Bool, (name, count, isUpper) =>
            (name == "on-failure" ? $"{name}|{count}" : $"{name}|0",
                (isUpper ? name.ToUpperInvariant() : name) + (name == "on-failure" ? $":{count}" : ""))),
        text => RestartPolicyTransformationAttribute.Parse(text) is var policy ? $"{policy.Name}|{policy.MaximumRetryCount}" : "");

    [Fact]
    public void OtherRestartPoliciesAreRefused() => Property.ReadsOrRefuses(
        Texts.Of("no-failure:0123456789", "on-failure", "always", ":3", ":", ":-1"), RestartPolicyTransformationAttribute.Parse);

    // Large enough for whatever digits are generated, where decimal overflows.
    private static BigInteger Bytes(string number, string unit)
    {
        var (point, digits) = (number.IndexOf('.', StringComparison.Ordinal), number.Replace(".", "", StringComparison.Ordinal));
        var exponent = unit.Length > 0 ? "kmgtp".IndexOf(unit.ToLowerInvariant(), StringComparison.Ordinal) + 1 : 0;
        return BigInteger.Parse(digits, CultureInfo.InvariantCulture) * BigInteger.Pow(1024, exponent)
            / BigInteger.Pow(10, point < 0 ? 0 : digits.Length - point);
    }

    private static bool FitsIn64Bits(BigInteger number) => number >= long.MinValue && number <= long.MaxValue;

    private static void AssertReads(string? expected, Func<string> read)
    {
        if (expected is null)
        {
            Assert.Throws<FormatException>(() => read());
        }
        else
        {
            Assert.Equal(expected, read());
        }
    }

    private static decimal Power(int exponent) => (decimal)BigInteger.Pow(10, exponent);
}
