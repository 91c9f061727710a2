using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DockerPS.Parameters;

/// <summary>
/// Finds numbers that PowerShell passes on in another form than they were typed. A single 0123 keeps its text; in a list, PowerShell
/// converts it to the number 123.
/// </summary>
internal static class TypedNumbers
{
    /// <summary>Returns a warning for each number in a list of words that PowerShell has changed.</summary>
    /// <param name="invocation">The call of the cmdlet. A call from a program has no statement, and no warnings.</param>
    public static IEnumerable<string> Warnings(InvocationInfo invocation)
    {
        var words = invocation.BoundParameters.Values.OfType<string[]>().SelectMany(list => list).ToHashSet(StringComparer.Ordinal);
        if (!words.Any(word => word.Length > 0 && char.IsAsciiDigit(word[^1]))
            || PSObject.AsPSObject(invocation).Properties["Statement"]?.Value is not string statement)
        {
            return [];
        }

        return Changed(statement, words).Select(number =>
            $"PowerShell has read {number.Typed} in a list as a number, and passes on {number.Given}. Put it in quotes: '{number.Typed}'.");
    }

    /// <summary>Returns the numbers as typed, with the texts that the cmdlet received.</summary>
    /// <param name="statement">The statement that calls the cmdlet.</param>
    /// <param name="words">The words that the cmdlet received.</param>
    public static IEnumerable<(string Typed, string Given)> Changed(string statement, IReadOnlySet<string> words) =>
        Parser.ParseInput(statement, out _, out _)
            .FindAll(ast => ast is ConstantExpressionAst and not StringConstantExpressionAst, searchNestedScriptBlocks: true)
            .Cast<ConstantExpressionAst>()
            .Where(number => IsArgument(number.Parent))
            .Select(number => (Typed: number.Extent.Text, Given: LanguagePrimitives.ConvertTo<string>(number.Value)))
            .Where(number => number.Typed != number.Given && words.Contains(number.Given) && !words.Contains(number.Typed))
            .Distinct();

    /// <summary>Returns the error of a list of names that contains numbers; null if it contains none.</summary>
    public static string? In(IList names)
    {
        var number = names.Cast<object?>().Select(name => name.Unwrapped())
            .FirstOrDefault(plain => plain is not null && IsNumber(plain));
        return number is null ? null
            : $"PowerShell parses '{number}' in a list as a number, which may have been typed differently, such as 0123 or 1e3. "
                + $"Put the names in quotes: {string.Join(", ", names.Cast<object?>().Select(name => $"'{name}'"))}.";
    }

    /// <summary>Returns whether a value is a number.</summary>
    public static bool IsNumber(object value) =>
        value is not Enum && Type.GetTypeCode(value.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal;

    private static bool IsArgument(Ast? ast) =>
        ast is CommandAst or CommandParameterAst || (ast is ArrayLiteralAst && IsArgument(ast.Parent));
}
