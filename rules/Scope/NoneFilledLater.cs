using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Scope;

public sealed class NoneFilledLater : Rule
{
    /// <summary>Times whose <c>none</c> is stored as what stands for "not set" (<c>readconf.c: parse_time</c>).</summary>
    private static readonly string[] _keywords = ["ConnectTimeout", "ServerAliveInterval", "ForwardX11Timeout"];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1020",
            Name = "none-filled-later",
            Title = "A time set to none is filled by a later line",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                For `ConnectTimeout`, `ServerAliveInterval` and `ForwardX11Timeout` ssh stores `none` as "not set yet". The next line of the
                keyword that applies, in `Host *` for one, sets it after all.
                """,
            Instead = "Write `0` where the time should be off: ssh keeps it.",
            Fix = FixSafety.Unsafe,
            References = ["man:ssh_config(5)#ServerAliveInterval", "src:readconf.c: parse_time"],
            Examples =
            [
                Example.Bad(
                    "Host router\n    ServerAliveInterval [|none|]\nHost *\n    ServerAliveInterval 60\n",
                    @fixed: "Host router\n    ServerAliveInterval 0\nHost *\n    ServerAliveInterval 60\n"
                ),
                Example.Good("Host router\n    ServerAliveInterval 0\nHost *\n    ServerAliveInterval 60\n"),
                Example.Good("Host router\n    ServerAliveInterval none\n"),
                Example.Good("Host router\n    ServerAliveInterval none\nHost web\n    ServerAliveInterval 60\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var keyword in _keywords)
        {
            var lines = context.Model.DirectivesOf(keyword);
            var filler = lines.FirstOrDefault(line => line is { IsValid: true, Block.Condition: Condition.Always, Value: not "none" });
            if (filler is null)
            {
                continue;
            }

            var decided = new HashSet<ConfigBlock>();
            foreach (var line in lines.TakeWhile(line => line != filler).Where(line => line.IsValid))
            {
                if (line.Value != "none")
                {
                    decided.Add(line.Block);
                }
                else if (line.Block.Condition != Condition.Never && !decided.Contains(line.Block))
                {
                    context.Report(
                        line,
                        line.ValueSpan,
                        $"`none` sets nothing here: a later line sets `{keyword}` to `{filler.Value}`",
                        related: [Line.Related(filler, "this line applies as well")],
                        fix: new Fix("Write `0`", FixSafety.Unsafe, [new TextEdit(line.ValueSpan, "0")])
                    );
                }
            }
        }
    }
}
