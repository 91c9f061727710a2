namespace DockerPS.CommandLine.Writing;

/// <summary>A piece of an argument: text as it is, or PowerShell's code.</summary>
/// <param name="Text">The text or the code.</param>
/// <param name="Kind">What it is.</param>
internal sealed record ArgumentPiece(string Text, PieceKind Kind)
{
    /// <summary>The pipeline that the code stands for, if that is all of it.</summary>
    public PipelineText? Source { get; init; }
}

/// <summary>Tells what a piece of an argument is.</summary>
internal enum PieceKind
{
    /// <summary>Text as it is.</summary>
    Literal,

    /// <summary>A variable, like $env:NAME.</summary>
    Variable,

    /// <summary>An expression or a pipeline, which needs parentheses.</summary>
    Expression,
}

/// <summary>An argument of a command line, whose text may be known in part only.</summary>
/// <param name="Pieces">Its pieces; none for an empty text.</param>
/// <param name="Offset">Its place in the command line.</param>
internal sealed record ArgumentText(IReadOnlyList<ArgumentPiece> Pieces, int Offset)
{
    /// <summary>The whole text; null if it is known in part only.</summary>
    public string? Literal => Pieces.All(piece => piece.Kind == PieceKind.Literal)
        ? string.Concat(Pieces.Select(piece => piece.Text))
        : null;

    /// <summary>The text up to the first code.</summary>
    public string Head => string.Concat(Pieces.TakeWhile(piece => piece.Kind == PieceKind.Literal).Select(piece => piece.Text));

    /// <summary>The pipeline that the argument is the output of, if it is nothing else.</summary>
    public PipelineText? Source => Pieces is [{ Source: { } source }] ? source : null;

    /// <summary>The text for messages.</summary>
    public string Shown => string.Concat(Pieces.Select(piece => piece.Kind == PieceKind.Literal ? piece.Text : "…"));

    public static ArgumentText Of(string text, int offset = 0) =>
        new(text.Length > 0 ? [new(text, PieceKind.Literal)] : [], offset);

    /// <summary>Returns code that stands for itself.</summary>
    public static ArgumentText Code(string code, int offset = 0) => new([new(code, PieceKind.Expression)], offset);

    /// <summary>Returns what follows so many characters, which must be literal.</summary>
    public ArgumentText Skip(int count)
    {
        List<ArgumentPiece> rest = [];
        foreach (var piece in Pieces)
        {
            var skipped = piece.Kind == PieceKind.Literal ? Math.Min(count, piece.Text.Length) : 0;
            count -= skipped;
            if (skipped < piece.Text.Length)
            {
                rest.Add(skipped == 0 ? piece : piece with { Text = piece.Text[skipped..] });
            }
        }

        return new(rest, Offset);
    }

    /// <summary>Returns the pieces between separators.</summary>
    public IReadOnlyList<ArgumentText> Split(char separator)
    {
        List<List<ArgumentPiece>> parts = [[]];
        foreach (var piece in Pieces)
        {
            if (piece.Kind != PieceKind.Literal)
            {
                parts[^1].Add(piece);
                continue;
            }

            var texts = piece.Text.Split(separator);
            for (var index = 0; index < texts.Length; index++)
            {
                if (index > 0)
                {
                    parts.Add([]);
                }

                if (texts[index].Length > 0)
                {
                    parts[^1].Add(piece with { Text = texts[index] });
                }
            }
        }

        return [.. parts.Select(part => new ArgumentText(part, Offset))];
    }

    /// <summary>Returns what is before and after the first separator; null if there is none.</summary>
    public (ArgumentText Before, ArgumentText After)? Cut(char separator)
    {
        List<ArgumentPiece> before = [];
        for (var index = 0; index < Pieces.Count; index++)
        {
            var piece = Pieces[index];
            var at = piece.Kind == PieceKind.Literal ? piece.Text.IndexOf(separator) : -1;
            if (at < 0)
            {
                before.Add(piece);
                continue;
            }

            if (at > 0)
            {
                before.Add(piece with { Text = piece.Text[..at] });
            }

            List<ArgumentPiece> after = [.. Pieces.Skip(index + 1)];
            if (at + 1 < piece.Text.Length)
            {
                after.Insert(0, piece with { Text = piece.Text[(at + 1)..] });
            }

            return (new(before, Offset), new(after, Offset));
        }

        return null;
    }

    public ArgumentText Prepend(string text) => this with { Pieces = [new(text, PieceKind.Literal), .. Pieces] };
}
