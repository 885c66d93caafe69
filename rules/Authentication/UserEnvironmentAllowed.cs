using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class UserEnvironmentAllowed : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3014",
            Name = "user-environment-allowed",
            Title = "Users may set variables that decide what runs",
            Category = Category.Authentication,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                `~/.ssh/environment` and `environment=` in `authorized_keys` may then set variables such as `LD_PRELOAD`. An account
                that is limited to a forced command thereby runs whatever it likes.
                """,
            Instead = """
                Delete the line: the default is `no`. Since 7.8 it may be a list of patterns: name what users need, for instance
                `LANG,LC_*`.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 7.0,
            References = ["man:sshd_config(5)#PermitUserEnvironment", "cis:5.1.21", "stig:RHEL-09-255085"],
            Examples =
            [
                Example.Bad("PermitUserEnvironment [|yes|]\n", @fixed: "PermitUserEnvironment no\n"),
                Example.Bad("PermitUserEnvironment [|LANG,LD_*|]\n", @fixed: "PermitUserEnvironment no\n"),
                Example.Good("PermitUserEnvironment LANG,LC_*\n"),
                Example.Good("PermitUserEnvironment no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "PermitUserEnvironment"))
        {
            // The words are written in lower case; anything else is a list of patterns (servconf.c: sPermitUserEnvironment).
            var name = value.Text switch
            {
                "no" or null => null,
                "yes" => "LD_PRELOAD",
                var patterns => EnvironmentNames.CommandingNameIn(patterns),
            };
            if (name is not null)
            {
                Decision.Report(
                    context,
                    value,
                    $"users may set `{name}` for what sshd starts, forced commands included",
                    fix: Decision.Replace(value, "Let users set nothing", "no")
                );
            }
        }
    }
}
