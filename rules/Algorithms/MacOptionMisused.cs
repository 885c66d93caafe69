using System.Buffers;
using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Algorithms;

public sealed class MacOptionMisused : Rule
{
    /// <summary>Options of ssh with a value (<c>ssh.c: main</c>).</summary>
    private static readonly SearchValues<char> _withValue = SearchValues.Create("BDEFIJLOPQRSWbceilmopw");

    private static readonly string[] _commands = ["ProxyCommand", "LocalCommand", "KnownHostsCommand", "ForceCommand"];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2033",
            Name = "mac-option-misused",
            Title = "A command gives ssh a list of MACs that it does not take",
            Category = Category.Algorithms,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                `ssh -m` takes names with commas between them and nothing else: with a prefix or a pattern ssh says "Unknown mac type" and
                exits, so that the command fails. `-c` and `-o MACs=` do take a prefix.
                """,
            Instead = """
                Write `-o MACs=+hmac-sha2-256`, which also keeps the default list; `-m` replaces it.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:ssh(1)", "src:ssh.c: main", "src:mac.c: mac_valid"],
            Examples =
            [
                Example.Bad(
                    "Host inner\n    ProxyCommand ssh -q -m [|+hmac-sha1|] -W %h:%p gate\n",
                    @fixed: "Host inner\n    ProxyCommand ssh -q -o MACs=+hmac-sha1 -W %h:%p gate\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad("Match User relay\n    ForceCommand ssh -m [|hmac-sha2-*|] inner\n", kind: ConfigKind.Server),
                Example.Good("Host inner\n    ProxyCommand ssh -m hmac-sha2-256,hmac-sha1 -W %h:%p gate\n", kind: ConfigKind.Client),
                Example.Good("Host inner\n    ProxyCommand ssh -o MACs=+hmac-sha1 -W %h:%p gate\n", kind: ConfigKind.Client),
                Example.Good("Host inner\n    ProxyCommand ssh gate mount -m +x %h\n", kind: ConfigKind.Client),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var line in _commands.SelectMany(keyword => context.Model.DirectivesOf(keyword)).Where(line => line.IsValid))
        {
            // The cheap question first: nearly no command names a MAC.
            if (!line.Syntax.RestText.Contains("-m", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var option in (ShellCommand.Split(line.Syntax.RestText) ?? []).SelectMany(command => MacOptions(command.Words)))
            {
                Analyze(context, line, option);
            }
        }
    }

    private static void Analyze(RuleContext context, BoundDirective line, MacOption option)
    {
        var value = option.Value.Text;
        var isPlain = !value.Contains('%', StringComparison.Ordinal) && !value.Contains('$', StringComparison.Ordinal);
        if (!isPlain || value.Split(',').All(name => AlgorithmTable.Find(AlgorithmKind.Mac, name)?.IsKnownIn(context.Target) == true))
        {
            return;
        }

        var start = line.Syntax.RestOfLine.Start;
        var hasPrefix = value is ['+' or '-' or '^', ..];
        context.Report(
            line,
            new TextSpan(start + option.Value.Span.Start, option.Value.Span.Length),
            hasPrefix
                ? $"`ssh -m` takes no prefix: it answers \"Unknown mac type '{value}'\" and exits"
                : $"`ssh -m` takes names that it knows only: it answers \"Unknown mac type '{value}'\" and exits",
            fix: hasPrefix && option.Switch is { } letters
                ? new Fix(
                    "Use `-o MACs=`",
                    FixSafety.Unsafe,
                    [new TextEdit(TextSpan.FromBounds(start + letters.Start, start + option.Value.Span.Start), "-o MACs=")]
                )
                : null
        );
    }

    /// <summary>The values of <c>-m</c> before the command that ssh is to run on the other side.</summary>
    private static IEnumerable<MacOption> MacOptions(ImmutableArray<ShellWord> words)
    {
        var program = words.TakeWhile(word => !IsSsh(word.Text)).Count();
        var hasHost = false;
        for (var i = program + 1; i < words.Length; i++)
        {
            var word = words[i].Text;
            if (word is not ['-', _, ..])
            {
                if (hasHost)
                {
                    yield break;
                }

                hasHost = true;
                continue;
            }

            var at = word.AsSpan(1).IndexOfAny(_withValue);
            if (at < 0)
            {
                continue;
            }

            var isApart = at + 2 == word.Length;
            if (word[at + 1] == 'm' && isApart && i + 1 < words.Length)
            {
                yield return new MacOption(words[i + 1], word.Length == 2 ? words[i].Span : null);
            }
            else if (word[at + 1] == 'm' && !isApart)
            {
                yield return new MacOption(words[i] with { Text = word[(at + 2)..] }, null);
            }

            i += isApart ? 1 : 0;
        }
    }

    private static bool IsSsh(string word) => word == "ssh" || word.EndsWith("/ssh", StringComparison.Ordinal);

    /// <summary>A value of <c>-m</c>, and the switch where it stands alone.</summary>
    private readonly record struct MacOption(ShellWord Value, TextSpan? Switch);
}
