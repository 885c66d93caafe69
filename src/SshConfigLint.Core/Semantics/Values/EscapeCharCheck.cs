using System.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>EscapeChar: one character, <c>^</c> and a letter, or <c>none</c> (<c>readconf.c: oEscapeChar</c>).</summary>
internal static class EscapeCharCheck
{
    internal static void Check(ValueContext context)
    {
        var word = context.Words[0];
        var text = word.Value;
        if (context.IsEmptyWord(word))
        {
            return;
        }

        var encoding = context.Directive.File.Tree.Text.IsUtf8 ? Encoding.UTF8 : Encoding.Latin1;
        var isOneByte = encoding.GetByteCount(text) == 1;
        var isControl = text is ['^', >= '@' and < '\x80'];
        if (!isOneByte && !isControl && text != "none")
        {
            context.Invalid(word, "one ASCII character, `^` and a letter, or `none` is expected");
        }

        ExtraWords.Check(context, taken: 1);
    }
}
