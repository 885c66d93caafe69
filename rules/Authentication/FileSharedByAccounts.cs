using SshConfigLint.Analysis;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Authentication;

public sealed class FileSharedByAccounts : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3023",
            Name = "file-shared-by-accounts",
            Title = "One file opens every account",
            Category = Category.Authentication,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                An absolute path without `%u` or `%h` is the same file for everybody: each key in it opens each account that may log
                in, as each principal in it does.
                """,
            Instead = """
                Put `%u` into the path, for instance `/etc/ssh/authorized_keys/%u`, or leave the default, which lies in the user's
                home folder. One file is right where one account logs in; the rule is silent when `AllowUsers` or `Match User` names a
                single one.
                """,
            SecuritySeverity = 7.5,
            References = ["man:sshd_config(5)#AuthorizedKeysFile", "man:sshd_config(5)#AuthorizedPrincipalsFile"],
            Examples =
            [
                Example.Bad("AuthorizedKeysFile [|/etc/ssh/authorized_keys|]\n"),
                Example.Bad("AuthorizedKeysFile .ssh/authorized_keys [|/etc/ssh/admin_keys|]\n"),
                Example.Bad("AuthorizedPrincipalsFile [|/etc/ssh/principals|]\n"),
                Example.Good("AuthorizedKeysFile /etc/ssh/authorized_keys/%u\n"),
                Example.Good("AuthorizedKeysFile .ssh/authorized_keys .ssh/authorized_keys2\n"),
                Example.Good("AllowUsers git\nAuthorizedKeysFile /srv/git/keys\n"),
                Example.Good("Match User git\n    AuthorizedKeysFile /srv/git/keys\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        Analyze(context, "AuthorizedKeysFile", "each key in it opens every account");
        Analyze(context, "AuthorizedPrincipalsFile", "each principal in it may be every account");
    }

    private static void Analyze(RuleContext context, string keyword, string consequence)
    {
        foreach (var value in Decision.Written(context.Model, keyword))
        {
            if (UserLists.IsForOneAccount(context.Model, value.Scope))
            {
                continue;
            }

            foreach (var path in value.Origin!.Words.Where(word => IsShared(word.Value)))
            {
                context.Report(
                    value.Origin,
                    path.Span,
                    $"`{path.Value}` is one file for all accounts{Decision.ForWhom(value)}: {consequence}",
                    label: Decision.Label(value),
                    related: Decision.Related(value)
                );
            }
        }
    }

    private static bool IsShared(string path) =>
        path.StartsWith('/') && !TokenText.Parse(path).Tokens.Any(token => token.Name is "u" or "h" or "U");
}
