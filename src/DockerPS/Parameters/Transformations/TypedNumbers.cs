using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DockerPS.Parameters;

/// <summary>
/// Finds numbers among words that PowerShell hands over in another way than they were typed. Alone, 0123 stays what was typed; in a list
/// PowerShell makes a number of it, and the text of that is 123.
/// </summary>
internal static class TypedNumbers
{
    /// <summary>Returns what was typed, and what came of it.</summary>
    /// <param name="statement">The statement that calls the cmdlet.</param>
    /// <param name="words">The words that the cmdlet was given.</param>
    public static IEnumerable<(string Typed, string Given)> Changed(string statement, IReadOnlySet<string> words) =>
        Parser.ParseInput(statement, out _, out _)
            .FindAll(ast => ast is ConstantExpressionAst and not StringConstantExpressionAst, searchNestedScriptBlocks: true)
            .Cast<ConstantExpressionAst>()
            .Where(number => IsArgument(number.Parent))
            .Select(number => (Typed: number.Extent.Text, Given: LanguagePrimitives.ConvertTo<string>(number.Value)))
            .Where(number => number.Typed != number.Given && words.Contains(number.Given) && !words.Contains(number.Typed))
            .Distinct();

    /// <summary>Returns what is wrong with a list of names that has numbers; null if it has none.</summary>
    public static string? In(IList names)
    {
        var number = names.Cast<object?>().Select(name => name is PSObject wrapped ? wrapped.BaseObject : name)
            .FirstOrDefault(plain => plain is not null && IsNumber(plain));
        return number is null ? null
            : $"'{number}' in a list is a number to PowerShell, and may have been typed in another way, like 0123 or 1e3. "
                + $"Put the names in quotes, as they are meant: {string.Join(", ", names.Cast<object?>().Select(name => $"'{name}'"))}.";
    }

    /// <summary>Whether a value is a number.</summary>
    public static bool IsNumber(object value) =>
        value is not Enum && Type.GetTypeCode(value.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal;

    private static bool IsArgument(Ast? ast) =>
        ast is CommandAst or CommandParameterAst || (ast is ArrayLiteralAst && IsArgument(ast.Parent));
}
