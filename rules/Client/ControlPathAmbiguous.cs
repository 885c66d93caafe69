using SshConfigLint.Analysis;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Client;

public sealed class ControlPathAmbiguous : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5007",
            Name = "control-path-ambiguous",
            Title = "Different connections share one socket",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh takes the connection behind `ControlPath` for the one that it is asked for. Without the host, port and user in the
                path, a second host, port or user gets the connection of the first: commands run on the wrong machine or as somebody
                else.
                """,
            Instead = """
                Use `%C`, which stands for all of them and is short, for instance `ControlPath ~/.ssh/cm-%C`. A fixed path is right in
                the block of a single host.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 4.0,
            References = ["man:ssh_config(5)#ControlPath"],
            Examples =
            [
                Example.Bad("Host *\n    ControlPath [|~/.ssh/cm-%h|]\n", @fixed: "Host *\n    ControlPath ~/.ssh/cm-%h-%C\n"),
                Example.Bad("ControlPath [|~/.ssh/cm-%r@%h|]\n", @fixed: "ControlPath ~/.ssh/cm-%r@%h-%C\n"),
                Example.Good("Host *\n    ControlPath ~/.ssh/cm-%C\n"),
                Example.Good("Host *\n    ControlPath ~/.ssh/%r@%h:%p\n"),
                Example.Good("Host web\n    ControlPath ~/.ssh/cm-web\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (Decision.ForAll(context.Model, "ControlPath") is not { } value || value.Is("none"))
        {
            return;
        }

        var tokens = TokenText.Parse(value.Text!).Tokens.Select(token => token.Name).ToHashSet();
        var missing = new List<string>();
        if (!tokens.Overlaps(["C", "h", "n", "k"]))
        {
            missing.Add("host");
        }

        if (!tokens.Overlaps(["C", "p"]))
        {
            missing.Add("port");
        }

        if (!tokens.Overlaps(["C", "r"]))
        {
            missing.Add("user");
        }

        if (missing.Count > 0)
        {
            Decision.Report(
                context,
                value,
                $"connections that differ in {string.Join(" or ", missing)} share one socket: the later one gets the earlier one's connection",
                fix: value.Origin!.Words is [{ IsPlain: true }] ? Decision.Replace(value, "Tell them apart", $"{value.Text}-%C") : null
            );
        }
    }
}
