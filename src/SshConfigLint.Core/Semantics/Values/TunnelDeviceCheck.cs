using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>TunnelDevice: <c>local[:remote]</c>, each a number or <c>any</c> (<c>misc.c: a2tun</c>).</summary>
internal static class TunnelDeviceCheck
{
    // SSH_TUNID_MAX: two numbers above it stand for "any" and "error".
    private const int Highest = int.MaxValue - 2;

    internal static void Check(ValueContext context)
    {
        var word = context.Words[0];
        var text = word.Value;
        if (!context.IsEmptyWord(word))
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var local = colon < 0 ? text : text[..colon];
            if (!IsDevice(local))
            {
                context.Invalid(word, "a number or `any` is expected", new TextSpan(0, local.Length));
            }
            else if (colon >= 0 && !IsDevice(text[(colon + 1)..]))
            {
                context.Invalid(word, "a number or `any` is expected behind the colon", TextSpan.FromBounds(colon + 1, text.Length));
            }
        }

        ExtraWords.Check(context, taken: 1);
    }

    private static bool IsDevice(string text) =>
        text.Equals("any", StringComparison.OrdinalIgnoreCase) || IntegerInRange.Parse(text, 0, Highest).Error is null;
}
