using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Scope;

public sealed class LastValueWins : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1018",
            Name = "last-value-wins",
            Title = "A line is replaced by a later one, against the rule",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Nearly everywhere the first value wins. For a few keywords, among them `MaxStartups` up to 10.0 and `FingerprintHash` of the
                server, the last one does: the line that looks as if it counted does not, and a later release turns that round.
                """,
            Instead = "Keep one line.",
            Fix = FixSafety.Safe,
            References = ["man:sshd_config(5)#MaxStartups", "src:servconf.c: process_server_config_line_depth"],
            Examples =
            [
                Example.Bad(
                    "MaxStartups [|10:30:60|]\nPort 22\nMaxStartups 100\n",
                    @fixed: "Port 22\nMaxStartups 100\n",
                    kind: ConfigKind.Server,
                    target: new Target(new OpenSshVersion(9, 2), Vendor.Portable)
                ),
                Example.Bad(
                    "StreamLocalBindMask [|0177|]\nStreamLocalBindMask 0117\n",
                    @fixed: "StreamLocalBindMask 0117\n",
                    kind: ConfigKind.Client,
                    target: new Target(new OpenSshVersion(9, 2), Vendor.Portable)
                ),
                Example.Good(
                    "MaxStartups 10:30:60\nMaxStartups 100\n",
                    kind: ConfigKind.Server,
                    target: new Target(new OpenSshVersion(10, 2), Vendor.Portable)
                ),
                Example.Good(
                    "MaxAuthTries 3\nMaxAuthTries 6\n",
                    kind: ConfigKind.Server,
                    target: new Target(new OpenSshVersion(9, 2), Vendor.Portable)
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var version = context.Target.Version;
        foreach (
            var keyword in context.Model.KeywordsInUse.Where(keyword =>
                !keyword.RestOfLine && keyword.RepetitionIn(version) == Repetition.LastWins
            )
        )
        {
            BoundDirective? last = null;
            foreach (var line in context.Model.DirectivesOf(keyword.Name).Where(line => line.IsValid && line.Block.IsGlobal))
            {
                if (last is not null && Line.Text(last) != Line.Text(line))
                {
                    context.Report(
                        last,
                        last.ValueSpan,
                        $"this line never counts: of several `{keyword.Name}` lines {Line.Program(context)} {version} keeps the last",
                        related: [Line.Related(line, "this line replaces it")],
                        fix: Line.Delete(last)
                    );
                }

                last = line;
            }
        }
    }
}
