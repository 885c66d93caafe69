using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class NoLoginRestriction : Rule
{
    private static readonly string[] _restrictions = ["AllowUsers", "AllowGroups", "DenyUsers", "DenyGroups"];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3005",
            Name = "no-login-restriction",
            Title = "Every account may log in",
            Category = Category.Authentication,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Without `AllowUsers`, `AllowGroups`, `DenyUsers` or `DenyGroups` every account of the machine is a way in, those of services
                and of people who left included. The rule is silent where no password opens the door: an account then has to be given
                a key first.
                """,
            Instead = """
                Name the groups that log in, for instance `AllowGroups ssh-users`. Leave it where accounts come from a directory that
                restricts logins itself.
                """,
            References = ["man:sshd_config(5)#AllowGroups"],
            Examples =
            [
                Example.Bad("[||]Port 22\nHostKey /etc/ssh/ssh_host_ed25519_key\nUsePAM yes\n"),
                Example.Good("Port 22\nUsePAM yes\nAllowGroups ssh-users\n"),
                Example.Good("Port 22\nUsePAM yes\nMatch Address 192.0.2.0/24\n    AllowUsers alice\n"),
                Example.Good("Port 22\nUsePAM no\nPasswordAuthentication no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        if (
            ServerFile.IsMain(model)
            && AuthenticationLists.PasswordOpensWithin(model, model.Blocks[0])
            && !Array.Exists(_restrictions, keyword => !model.DirectivesOf(keyword).IsEmpty)
        )
        {
            context.ReportMissing(
                "every account with a password may log in: no `AllowUsers`, `AllowGroups`, `DenyUsers` or `DenyGroups` is set"
            );
        }
    }
}
