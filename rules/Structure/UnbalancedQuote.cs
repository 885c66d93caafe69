using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class UnbalancedQuote() : ProblemRule(ProblemKind.UnbalancedQuote)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0003",
            Name = "unbalanced-quote",
            Title = "A quote is not closed",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH splits every line into words before it looks at the keyword, so an open quote makes it refuse the
                file, even in a command that a shell would read later.
                """,
            Instead = "Close the quote. For an apostrophe within a command, put a backslash in front of it.",
            References = ["man:ssh_config(5)", "man:sshd_config(5)", "src:misc.c: argv_split"],
            Examples =
            [
                Example.Bad("Host web\n    IdentityFile [|\"~/.ssh/my key|]\n", kind: ConfigKind.Client),
                Example.Bad("Banner [|\"/etc/issue.net|]\n", kind: ConfigKind.Server),
                Example.Good("Host web\n    IdentityFile \"~/.ssh/my key\"\n", kind: ConfigKind.Client),
                Example.Good("Banner \"/etc/issue.net\"\n", kind: ConfigKind.Server),
            ],
        };
}
