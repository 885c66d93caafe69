using System.Collections.Immutable;
using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>Values of sshd in the form in which it keeps them after reading.</summary>
internal static class ServerText
{
    /// <summary>sshd runs as root.</summary>
    private const string Home = "/root";

    private static readonly OpenSshVersion _firstWithQuotedArguments = new(9, 5);
    private static readonly OpenSshVersion _firstWithoutTrailingBlank = new(9, 7);
    private static readonly OpenSshVersion _firstWithoutRepeatedNames = new(9, 1);
    private static readonly OpenSshVersion _firstWithDefaultMask = new(10, 3);

    private static readonly string[] _flags = ["touch-required", "verify-required"];

    /// <summary>The one value of a line.</summary>
    /// <param name="directive">A line that sshd takes.</param>
    /// <param name="target">The release.</param>
    /// <param name="note">Takes what could not be known.</param>
    internal static string Of(BoundDirective directive, Target target, Func<string, bool> note)
    {
        var keyword = directive.Keyword!;
        if (keyword.RestOfLine)
        {
            return CommandCheck.Rest(directive, target.Version);
        }

        var word = directive.Value;
        switch (keyword.ValueIn(target.Version))
        {
            case ValueKind.Path:
                return File(keyword.Name, word, target, note);
            case ValueKind.Subsystem:
                return Subsystem(Strings(directive, target), target.Version);
            case ValueKind.NetBlockSize:
                return NetBlockSize(word, target.Version);
            case ValueKind.FlagList:
                return Flags(Strings(directive, target));
            case ValueKind.Integer when keyword.Name == "PerSourceMaxStartups":
                return DumpValue.Number(word) is var number && number == "2147483647" ? "none" : number;
        }

        return DumpValue.Of(keyword, Strings(directive, target), target);
    }

    /// <summary>The values of a line that may have several.</summary>
    internal static ImmutableArray<string> Words(BoundDirective directive, Target target, Func<string, bool> note)
    {
        var keyword = directive.Keyword!;
        if (keyword.MaxArguments == 1)
        {
            return [Of(directive, target, note)];
        }

        var words = Strings(directive, target);
        return keyword.Name switch
        {
            "AuthorizedKeysFile" or "RevokedKeys" => [.. words.Select(word => Tilde(word, target, note))],
            "PermitListen" when words[0] is not ("any" or "none") =>
            [
                .. words.Select(word => word.Contains(':', StringComparison.Ordinal) ? word : $"*:{word}"),
            ],
            "SetEnv" when target.Version >= _firstWithoutRepeatedNames => [.. words.DistinctBy(word => word.Split('=')[0])],
            "ListenAddress" => [string.Join(' ', words)],
            _ => words,
        };
    }

    /// <summary>Before 8.7 an empty word ends a list.</summary>
    private static ImmutableArray<string> Strings(BoundDirective directive, Target target)
    {
        var words = directive.Words.Select(word => word.Value);
        return target.Version < DirectiveWords.ArgvSplit ? [.. words.TakeWhile(word => word.Length > 0)] : [.. words];
    }

    /// <summary><c>servconf.c: derelativise_path</c>; the current folder is the root.</summary>
    private static string File(string keyword, string path, Target target, Func<string, bool> note)
    {
        if (keyword is "ChrootDirectory" or "AuthorizedPrincipalsFile")
        {
            // Relative to the home of who logs in, so that no folder is put in front.
            return keyword == "ChrootDirectory" ? path : Tilde(path, target, note);
        }

        if (IsNone(path))
        {
            return keyword is "HostKey" or "HostCertificate" ? "(null)" : "none";
        }

        var isWord =
            (keyword == "HostKeyAgent" && path == "SSH_AUTH_SOCK")
            || (keyword == "SecurityKeyProvider" && path.Equals("internal", StringComparison.OrdinalIgnoreCase));
        var expanded = isWord ? path : Tilde(path, target, note);
        return isWord || expanded.StartsWith('/') || expanded.StartsWith('~') ? expanded : $"//{expanded}";
    }

    /// <summary><c>misc.c: tilde_expand_filename</c>.</summary>
    private static string Tilde(string path, Target target, Func<string, bool> note)
    {
        if (!path.StartsWith('~'))
        {
            return path;
        }

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var user = slash < 0 ? path[1..] : path[1..slash];
        if (user is not ("" or "root"))
        {
            note($"the home folder of `{user}` is not known: `{path}` is left as it is");
            return path;
        }

        var rest = slash < 0 ? "" : path[(slash + 1)..];
        return $"{Home}/{(target.Version < DirectiveWords.ArgvSplit ? rest : rest.TrimStart('/'))}";
    }

    /// <summary>Name, command and arguments; the arguments are quoted again from 9.5 on (<c>misc.c: argv_assemble</c>).</summary>
    private static string Subsystem(ImmutableArray<string> words, OpenSshVersion version)
    {
        if (version < _firstWithQuotedArguments)
        {
            return string.Join(' ', words);
        }

        var blank = version < _firstWithoutTrailingBlank ? " " : "";
        return $"{words[0]} {string.Join(' ', words.Skip(1).Select(Quoted))}{blank}";
    }

    private static string Quoted(string word)
    {
        var escaped = word.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("'", "\\'", StringComparison.Ordinal);
        return word.AsSpan().ContainsAny(' ', '\t') ? $"\"{escaped}\"" : escaped;
    }

    /// <summary>The IPv6 part of one number is what the memory held, in practice 0, up to 10.2.</summary>
    private static string NetBlockSize(string word, OpenSshVersion version)
    {
        var numbers = StartupsCheck.Scan(word);
        var mask6 =
            numbers.Count > 1 ? numbers[1]
            : version < _firstWithDefaultMask ? 0
            : 128;
        return string.Create(CultureInfo.InvariantCulture, $"{numbers[0]}:{mask6}");
    }

    private static string Flags(ImmutableArray<string> words)
    {
        var flags = _flags.Where(flag => words.Contains(flag, StringComparer.OrdinalIgnoreCase));
        const string Limit = "max-pk-ok:";
        var limit = words.LastOrDefault(word => word.StartsWith(Limit, StringComparison.OrdinalIgnoreCase));
        var text = string.Join(' ', flags);
        text = text.Length == 0 ? "none" : text;
        return limit is null ? text : $"{text} {Limit}{DumpValue.Number(limit[Limit.Length..])}";
    }

    internal static bool IsNone(string text) => text.Equals("none", StringComparison.OrdinalIgnoreCase);
}
