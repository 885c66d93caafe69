using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Scope;

public sealed class ListChangeIgnored : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1011",
            Name = "list-change-ignored",
            Title = "A change to a list of algorithms is ignored",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                `+`, `-` and `^` change the compiled-in list, never the list of a line above. And of several lines the first one wins, so
                that the second changes nothing: the algorithm that it adds or takes away stays as it was.
                """,
            Instead = """
                Write one line: join lines with the same sign, or write the list out. Signs cannot be mixed in one line.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:ssh_config(5)#Ciphers", "man:sshd_config(5)#Ciphers", "src:kex.c: kex_assemble_names"],
            Examples =
            [
                Example.Bad(
                    "MACs -hmac-sha1,hmac-sha1-etm@openssh.com\nMACs [|-umac-64@openssh.com|]\n",
                    @fixed: "MACs -hmac-sha1,hmac-sha1-etm@openssh.com,umac-64@openssh.com\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    "Host old\n    HostKeyAlgorithms ssh-ed25519,rsa-sha2-512\n    HostKeyAlgorithms [|+ssh-rsa|]\n",
                    @fixed: "Host old\n    HostKeyAlgorithms ssh-ed25519,rsa-sha2-512\n",
                    kind: ConfigKind.Client
                ),
                Example.Good("MACs -hmac-sha1,umac-64@openssh.com\n", kind: ConfigKind.Server),
                Example.Good(
                    "Host old\n    HostKeyAlgorithms +ssh-rsa\nHost *\n    HostKeyAlgorithms ^ssh-ed25519\n",
                    kind: ConfigKind.Client
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var keyword in context.Model.KeywordsInUse.Where(keyword => keyword.Value == ValueKind.AlgorithmList))
        {
            foreach (var lost in LostLines.Of(context.Model, keyword))
            {
                if (lost.IsRepetition || LostLines.Reason(context.Model, lost) != LossReason.ListChange)
                {
                    continue;
                }

                var (winner, loser) = lost;
                var isSameChange = winner.Block == loser.Block && winner.Value.StartsWith(loser.Value[0]);
                context.Report(
                    loser,
                    loser.ValueSpan,
                    $"this line changes nothing: `{keyword.Name}` is decided above, and `{loser.Value[0]}` works on the compiled-in list only",
                    related: [Line.Related(winner, "this line wins")],
                    fix: isSameChange ? Line.Join(winner, loser, ",", loser.Value[1..]) : Line.Delete(loser)
                );
            }
        }
    }
}
