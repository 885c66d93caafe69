using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class LoginAttemptsZero : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3008",
            Name = "login-attempts-zero",
            Title = "No attempt to log in is allowed",
            Category = Category.Authentication,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                With `MaxAuthTries 0` sshd counts the limit as reached before the first attempt and tries no method at all: whoever
                the line is for is locked out.
                """,
            Instead = """
                Set it to a number of attempts, for instance `4`. Users whose agent holds many keys need as many attempts as it has
                keys. To keep somebody out use `DenyUsers`.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:sshd_config(5)#MaxAuthTries", "src:auth2.c: input_userauth_request"],
            Examples = [Example.Bad("MaxAuthTries [|0|]\n", @fixed: "MaxAuthTries 6\n"), Example.Good("MaxAuthTries 3\nMaxAuthTries 0\n")],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "MaxAuthTries"))
        {
            if (value.Number() == 0)
            {
                Decision.Report(
                    context,
                    value,
                    $"nobody can log in{Decision.ForWhom(value)}: sshd gives up before the first attempt",
                    fix: Decision.Replace(value, "Allow as many attempts as the default does", "6")
                );
            }
        }
    }
}
