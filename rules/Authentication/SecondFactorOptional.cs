using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class SecondFactorOptional : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3015",
            Name = "second-factor-optional",
            Title = "The second factor can be left out",
            Category = Category.Authentication,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                The words of `AuthenticationMethods` are alternatives; only the commas within a word mean "and then". A word that asks
                for less than another one makes the longer one pointless: whoever passes the shorter needs nothing more.
                """,
            Instead = """
                Delete the shorter word, or give it to those who need it in a `Match` block of their own.
                """,
            SecuritySeverity = 6.5,
            References = ["man:sshd_config(5)#AuthenticationMethods"],
            Examples =
            [
                Example.Bad("AuthenticationMethods publickey,keyboard-interactive [|publickey|]\n"),
                Example.Bad("AuthenticationMethods [|publickey|] publickey,password\n"),
                Example.Good("AuthenticationMethods publickey,keyboard-interactive\n"),
                Example.Good("AuthenticationMethods publickey,password publickey,keyboard-interactive\n"),
                Example.Good("AuthenticationMethods publickey,keyboard-interactive hostbased\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "AuthenticationMethods"))
        {
            var lists = value.Origin!.Words;
            foreach (var list in lists)
            {
                var longer = lists.Select(other => other.Value).FirstOrDefault(other => AsksForLess(list.Value, other));
                if (longer is not null)
                {
                    context.Report(
                        value.Origin,
                        list.Span,
                        $"`{list.Value}` is enough to log in{Decision.ForWhom(value)}, so `{longer}` never asks for more"
                    );
                }
            }
        }
    }

    /// <summary>Whether every method of one list stands in the other, which has more.</summary>
    private static bool AsksForLess(string list, string other)
    {
        var more = MethodsOf(other);
        var methods = MethodsOf(list);
        return methods.Count < more.Count && methods.TrueForAll(more.Remove);
    }

    private static List<string> MethodsOf(string list) => [.. list.Split(',').Select(method => method.Split(':')[0])];
}
