using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>A random entry file with what it includes, and what ssh is asked.</summary>
/// <param name="Files">Names below the folder of the case and their texts, in which <see cref="Folder"/> stands for that folder.</param>
/// <param name="Query">The question.</param>
internal sealed record RandomClientCase(ImmutableArray<(string Name, string Text)> Files, ClientQuery Query)
{
    internal const string Folder = "@DIR@";
    internal const string Entry = "config";

    /// <summary>The one file whose name <c>Match exec</c> commands are: they succeed when it is there.</summary>
    internal const string Success = "yes";

    private static readonly string[] _hosts = ["web1", "web2", "WEB1", "db.example.org", "10.0.0.1", "::1", "web1.", "a-b_c"];

    internal static RandomClientCase Create(int seed, RandomClientLines lines)
    {
        var random = new Random(seed);
        var style = new RandomFileStyle(
            Random: random,
            WrongLines: random.Next(8) == 0 ? 0.25 : 0,
            UnknownLines: random.Next(5) == 0 ? 0.15 : 0,
            HasFinalPass: random.Next(4) == 0,
            IsOddlyWritten: random.Next(3) == 0
        );
        var files = ImmutableArray.CreateBuilder<(string, string)>();
        files.Add((Entry, lines.File(style, random.Next(1, 14), depth: 0)));
        if (files[0].Item2.Contains("nclude", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var name in RandomClientLines.IncludedFiles)
            {
                files.Add((name, lines.File(style, random.Next(6), depth: name.StartsWith("sub", StringComparison.Ordinal) ? 2 : 1)));
            }
        }

        return new RandomClientCase(files.DrainToImmutable(), Ask(style, lines.Target));
    }

    /// <summary>The options of ssh that ask the question.</summary>
    internal IEnumerable<string> Arguments()
    {
        if (Query.User is { } user)
        {
            yield return "-l";
            yield return user;
        }

        if (Query.Port is { } port)
        {
            yield return "-p";
            yield return port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (Query.Tag is { } tag)
        {
            yield return "-P";
            yield return tag;
        }

        yield return Query.Host;
        if (Query.Command is { } command)
        {
            yield return command;
        }
    }

    private static ClientQuery Ask(RandomFileStyle style, Target target) =>
        new()
        {
            // A dot at the end would be asked DNS for where names are made canonical.
            Host =
                style.Chance(0.5) ? "web1"
                : style.Pick(_hosts) is var host && style.HasFinalPass ? host.TrimEnd('.')
                : host,
            User = style.Chance(0.15) ? "alice" : null,
            Port = style.Chance(0.1) ? 2022 : null,
            Tag = style.Chance(0.15) && target.Version >= new OpenSshVersion(9, 4) ? "t1" : null,
            Command = style.Chance(0.15) ? "uptime -p" : null,
            LocalHost = System.Net.Dns.GetHostName(),
            Exec = style.Chance(0.5) ? ExecAssumption.True : ExecAssumption.False,
            Environment = ImmutableDictionary.CreateRange([
                KeyValuePair.Create("FOO", "bar"),
                KeyValuePair.Create("EMPTY", ""),
                KeyValuePair.Create("AGENT", "/etc/passwd"),
                KeyValuePair.Create("SSH_AUTH_SOCK", "/run/agent"),
            ]),
        };
}
