using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class StrictModesOff : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3013",
            Name = "strict-modes-off",
            Title = "Keys in files that others can write to are accepted",
            Category = Category.Authentication,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                With `StrictModes no` sshd no longer minds who can write to `authorized_keys`, `.ssh` and the home folder. On a
                machine where such a file or folder is open to others, they add a key of their own and are that user.
                """,
            Instead = """
                Delete the line: the default is `yes`. Mend the permissions instead; sshd's log names the file it refuses. Keep it
                where a mounted volume shows permissions that are not the real ones.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 7.5,
            References = ["man:sshd_config(5)#StrictModes", "stig:RHEL-09-255160"],
            Examples =
            [
                Example.Bad("StrictModes [|no|]\n", @fixed: "StrictModes yes\n"),
                Example.Good("StrictModes yes\n"),
                Example.Good("StrictModes yes\nStrictModes no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "StrictModes"))
        {
            if (value.Is("no"))
            {
                Decision.Report(
                    context,
                    value,
                    "sshd does not mind who can write to `authorized_keys` and the folders above it",
                    fix: Decision.Replace(value, "Mind permissions", "yes")
                );
            }
        }
    }
}
