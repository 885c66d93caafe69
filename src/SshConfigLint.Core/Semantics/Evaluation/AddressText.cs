using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>An address as the C library prints it (<c>inet_ntop</c>), which is not always as .NET does.</summary>
internal static class AddressText
{
    private const int Groups = 8;

    internal static string Of(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        var groups = Enumerable.Range(0, Groups).Select(i => (bytes[2 * i] << 8) | bytes[(2 * i) + 1]).ToArray();
        var (start, length) = LongestZeros(groups);

        // Only ::a.b.c.d and ::ffff:a.b.c.d end in the dotted form.
        var isDotted = start == 0 && (length == 6 || (length == 5 && groups[5] == 0xffff));
        var written = isDotted ? 6 : Groups;
        var tail = isDotted ? new IPAddress(bytes.AsSpan(12)).ToString() : "";
        var after = Math.Min(start + length, written);
        return length == 0
            ? Join(groups.AsSpan(0, written))
            : $"{Join(groups.AsSpan(0, start))}::{Join(groups.AsSpan(after, written - after))}{(isDotted && after < written ? ":" : "")}{tail}";
    }

    /// <summary>The first of the longest runs of zeros that are at least two groups long.</summary>
    private static (int Start, int Length) LongestZeros(int[] groups)
    {
        var best = (Start: 0, Length: 0);
        for (var i = 0; i < groups.Length; i++)
        {
            var length = groups[i..].TakeWhile(group => group == 0).Count();
            if (length > 1 && length > best.Length)
            {
                best = (i, length);
            }
        }

        return best;
    }

    private static string Join(ReadOnlySpan<int> groups) =>
        string.Join(':', groups.ToArray().Select(group => group.ToString("x", CultureInfo.InvariantCulture)));
}
