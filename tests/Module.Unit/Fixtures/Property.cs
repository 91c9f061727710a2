using CsCheck;

namespace DockerPS.Tests.Fixtures;

/// <summary>Runs properties on many inputs.</summary>
internal static class Property
{
    /// <summary>How many inputs each property is tried with.</summary>
    public const int Inputs = 100_000;

    /// <summary>Printed in docker's form and read again, a value is what it was.</summary>
    /// <param name="values">Values, each with its text.</param>
    /// <param name="parse">Reads a text, and gives what is compared.</param>
    public static void RoundTrips<T>(Gen<(T Value, string Text)> values, Func<string, T> parse) => RoundTrips(values, parse, threads: -1);

    /// <summary>The same for what resolves paths in the session, which one thread at a time can use.</summary>
    public static void RoundTripsInSession<T>(Gen<(T Value, string Text)> values, Func<string, T> parse) =>
        RoundTrips(values, parse, threads: 1);

    private static void RoundTrips<T>(Gen<(T Value, string Text)> values, Func<string, T> parse, int threads) => values.Sample(
        one => EqualityComparer<T>.Default.Equals(parse(one.Text), one.Value),
        iter: Inputs,
        threads: threads,
        print: one => $"{one.Text} should be {one.Value}, and is {Try(() => $"{parse(one.Text)}")}");

    /// <summary>What is read is what a reference reads; what the reference refuses is refused. Nothing else is thrown.</summary>
    /// <param name="texts">Texts, many of them wrong.</param>
    /// <param name="parse">Reads a text; throws a FormatException if it is wrong.</param>
    /// <param name="reference">Reads it independently; null if it is wrong.</param>
    public static void Agrees<T>(Gen<string> texts, Func<string, T> parse, Func<string, T?> reference)
        where T : class => texts.Sample(
            text =>
            {
                T? read = null;
                try
                {
                    read = parse(text);
                }
                catch (FormatException)
                {
                    // Refused; the reference says whether rightly.
                }

                return EqualityComparer<T?>.Default.Equals(read, reference(text));
            },
            iter: Inputs,
            print: text => $"'{text}' should be {reference(text)?.ToString() ?? "refused"}, and is {Try(() => $"{parse(text)}")}");

    /// <summary>Whatever the text, it is read or refused with a message; nothing else is thrown.</summary>
    public static void ReadsOrRefuses<T>(Gen<string> texts, Func<string, T> parse) => ReadsOrRefuses(texts, parse, threads: -1);

    /// <summary>The same for what resolves paths in the session, which one thread at a time can use.</summary>
    public static void ReadsOrRefusesInSession<T>(Gen<string> texts, Func<string, T> parse) => ReadsOrRefuses(texts, parse, threads: 1);

    private static void ReadsOrRefuses<T>(Gen<string> texts, Func<string, T> parse, int threads) => texts.Sample(
        text =>
        {
            try
            {
                _ = parse(text);
                return true;
            }
            catch (FormatException error)
            {
                return error.Message.Length > 0;
            }
        },
        iter: Inputs,
        threads: threads,
        print: text => $"'{text}': {Try(() => $"{parse(text)}")}");

    private static string Try(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (Exception error)
        {
            return $"{error.GetType().Name}: {error.Message}";
        }
    }
}
