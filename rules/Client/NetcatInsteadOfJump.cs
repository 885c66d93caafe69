using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Client;

public sealed class NetcatInsteadOfJump : Rule
{
    private static readonly OpenSshVersion _jumps = new(7, 3);

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5013",
            Name = "netcat-instead-of-jump",
            Title = "A jump host is passed through with netcat",
            Category = Category.Client,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                `ssh gate nc %h %p` needs netcat on the jump host and leaves its process behind there when a connection is cut. ssh
                passes through a host by itself.
                """,
            Instead = """
                Use `ProxyJump gate`, since 7.3, or `ProxyCommand ssh -W %h:%p gate`.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:ssh_config(5)#ProxyJump", "man:ssh(1)"],
            Examples =
            [
                Example.Bad("Host inner\n    ProxyCommand [|ssh|] gate nc %h %p\n", @fixed: "Host inner\n    ProxyJump gate\n"),
                Example.Bad("Host inner\n    ProxyCommand [|ssh|] -q -p 2222 gate nc -w 10 %h %p 2>/dev/null\n"),
                Example.Good("Host inner\n    ProxyCommand ssh -W %h:%p gate\n"),
                Example.Good("Host inner\n    ProxyCommand nc -X 5 -x proxy.example.org:1080 %h %p\n"),
                Example.Good("Host inner\n    ProxyJump gate\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "ProxyCommand"))
        {
            var words = value.Text!.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words is not ["ssh", _, ..] || !words.Skip(2).Any(word => word is "nc" or "netcat" or "ncat"))
            {
                continue;
            }

            // Only the plain form is the same without its options.
            var isPlain = words is ["ssh", _, "nc" or "netcat" or "ncat", "%h", "%p"] && !words[1].StartsWith('-');
            var line = value.Origin!.Syntax;
            Decision.Report(
                context,
                value,
                $"netcat on the jump host does what ssh can do itself{Decision.ForWhom(value)}",
                fix: isPlain && context.Target.Version >= _jumps
                    ? new Fix("Jump", FixSafety.Unsafe, [new TextEdit(line.Span, $"ProxyJump {words[1]}")])
                    : null
            );
        }
    }
}
