using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Client;

public sealed class JumpHostLoop : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5014",
            Name = "jump-host-loop",
            Title = "A jump host is reached through itself",
            Category = Category.Client,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh reads the same file for the jump host. When the line applies to the jump host as well, ssh stops with "jumphost
                loop", for the jump host and for every host behind it.
                """,
            Instead = """
                Add `ProxyJump none` for the jump host above, or except it: `Host *.example.org !gate.example.org`.
                """,
            References = ["man:ssh_config(5)#ProxyJump", "https://www.openssh.com/txt/release-8.3"],
            Examples =
            [
                Example.Bad("Host *\n    ProxyJump [|gate|]\n"),
                Example.Bad("Host *.example.org\n    ProxyJump [|gate.example.org|]\n"),
                Example.Good("Host gate\n    ProxyJump none\nHost *\n    ProxyJump gate\n"),
                Example.Good("Host * !gate\n    ProxyJump gate\n"),
                Example.Good("Host inner\n    ProxyJump gate\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var loops = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var line in context.Model.DirectivesOf("ProxyJump"))
        {
            if (
                line.IsValid
                && JumpList.Parse(line.Value).Jumps is [var jump]
                && MayTake(line.Block, jump.Target.Host)
                && IsLoop(context.Model, jump.Target.Host, loops)
            )
            {
                context.Report(
                    line,
                    line.ValueSpan,
                    $"`{jump.Target.Host}` is reached through itself: this line applies to the jump host as well"
                );
            }
        }
    }

    private static bool IsLoop(ConfigModel model, string host, Dictionary<string, bool> known)
    {
        if (!known.TryGetValue(host, out var isLoop))
        {
            var failure = EffectiveConfig.Evaluate(model, new ClientQuery { Host = host }).Failure;
            known.Add(host, isLoop = failure?.StartsWith("jumphost loop", StringComparison.Ordinal) == true);
        }

        return isLoop;
    }

    /// <summary>Cheaper than an evaluation, which only few lines of a large file then need.</summary>
    private static bool MayTake(ConfigBlock block, string host) =>
        block.Condition == Condition.Always
        || block.Header is { Keyword.Value: ValueKind.HostPatterns } header
            && header.Words.Any(pattern => WildcardPattern.IsMatch(pattern.Value, host));
}
