using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Scope;

public sealed class SecondLineIgnored : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1010",
            Name = "second-line-ignored",
            Title = "A list goes on in a second line, which is ignored",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The lines of `AllowUsers`, `AcceptEnv` or `IdentityFile` add up. Those of `PermitOpen`, `PermitListen`, `SetEnv`,
                `AuthorizedKeysFile`, `AuthenticationMethods`, `UserKnownHostsFile`, `CanonicalDomains` and a few more do not: the first line
                that applies is the whole list.
                """,
            Instead = """
                Write all values in one line. For `AuthenticationMethods` think twice: more lists in a line are more ways to log in.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:sshd_config(5)#PermitOpen", "man:ssh_config(5)#SetEnv", "src:servconf.c: process_server_config_line_depth"],
            Examples =
            [
                Example.Bad(
                    "Match User tunnel\n    PermitOpen db.example.org:5432\n    PermitOpen [|cache.example.org:6379|]\n",
                    @fixed: "Match User tunnel\n    PermitOpen db.example.org:5432 cache.example.org:6379\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    "SetEnv LANG=C.UTF-8 # for all\nSetEnv [|\"EDITOR=vi -e\"|]\n",
                    @fixed: "SetEnv LANG=C.UTF-8 \"EDITOR=vi -e\" # for all\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    "AuthenticationMethods publickey,password\nAuthenticationMethods [|publickey,keyboard-interactive|]\n",
                    @fixed: "AuthenticationMethods publickey,password\n",
                    kind: ConfigKind.Server
                ),
                Example.Good("PermitOpen db.example.org:5432 cache.example.org:6379\n", kind: ConfigKind.Server),
                Example.Good("AcceptEnv LANG\nAcceptEnv LC_*\n", kind: ConfigKind.Server),
                Example.Good("PermitOpen none\nMatch User tunnel\n    PermitOpen db.example.org:5432\n", kind: ConfigKind.Server),
                Example.Good("Host web\n    SetEnv APP=web\nHost *\n    SetEnv LANG=C.UTF-8\n", kind: ConfigKind.Client),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var version = context.Target.Version;
        foreach (var keyword in context.Model.KeywordsInUse.Where(keyword => keyword.RepetitionIn(version) == Repetition.FirstLineWins))
        {
            foreach (var lost in LostLines.Of(context.Model, keyword))
            {
                if (lost.IsRepetition || LostLines.Reason(context.Model, lost) != LossReason.SecondLine)
                {
                    continue;
                }

                context.Report(
                    lost.Loser,
                    lost.Loser.ValueSpan,
                    $"lines of `{keyword.Name}` do not add up: {Line.Program(context)} keeps the first, and this one never counts",
                    related: [Line.Related(lost.Winner, "this line is the whole list")],
                    fix: FixFor(lost)
                );
            }
        }
    }

    private static Fix? FixFor(LostLine lost)
    {
        var (winner, loser) = lost;
        if (winner.Block != loser.Block)
        {
            return null;
        }

        var known = winner.Words.Select(word => word.Value).ToHashSet(StringComparer.Ordinal);
        var text = loser.File.Tree.Text;
        var added = loser.Words.Where(word => !known.Contains(word.Value)).Select(word => text.ToString(word.Span)).ToList();
        // A further list of methods opens a further way in; beside "any" or "none" nothing may stand.
        var standsAlone = winner.Words.Concat(loser.Words).Any(word => word.Value.ToLowerInvariant() is "any" or "none");
        return added.Count == 0 || standsAlone || loser.Is("AuthenticationMethods")
            ? Line.Delete(loser)
            : Line.Join(winner, loser, " ", string.Join(' ', added));
    }
}
