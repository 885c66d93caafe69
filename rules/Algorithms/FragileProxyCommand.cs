using SshConfigLint.Analysis;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Algorithms;

public sealed class FragileProxyCommand : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2035",
            Name = "fragile-proxy-command",
            Title = "Messages of a ProxyCommand get into the connection",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                What the command writes to its standard output is the connection. With `2>&1` its messages are as well: ssh takes them for
                packets, and ends with "Bad packet length" or "Corrupted MAC on input" as soon as the command has something to say.
                """,
            Instead = """
                Take `2>&1` away, or send messages elsewhere: `2>/dev/null`.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:ssh_config(5)#ProxyCommand", "rfc:4253#section-4.2"],
            Examples =
            [
                Example.Bad("Host inner\n    ProxyCommand nc -v %h %p [|2>&1|]\n", @fixed: "Host inner\n    ProxyCommand nc -v %h %p\n"),
                Example.Bad(
                    "Host inner\n    ProxyCommand sh -c 'wakeup %h; exec nc %h %p [|2>&1|]'\n",
                    @fixed: "Host inner\n    ProxyCommand sh -c 'wakeup %h; exec nc %h %p'\n"
                ),
                Example.Good("Host inner\n    ProxyCommand nc -v %h %p 2>/dev/null\n"),
                Example.Good("Host inner\n    ProxyCommand sh -c 'ping -c1 %h >/dev/null 2>&1; exec nc %h %p'\n"),
                Example.Good("Host inner\n    ProxyCommand nc $(resolve %h 2>&1) %p\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "ProxyCommand"))
        {
            var line = value.Origin!.Syntax;
            if (!line.RestText.Contains(">&1", StringComparison.Ordinal) || ErrorsInto(line.RestText) is not { } place)
            {
                continue;
            }

            var span = new TextSpan(line.RestOfLine.Start + place.Start, place.Length);
            context.Report(
                value.Origin,
                span,
                $"messages of this command get into the connection{Decision.ForWhom(value)}, where ssh takes them for packets",
                fix: new Fix(
                    "Keep messages out of the connection",
                    FixSafety.Unsafe,
                    [new TextEdit(TextSpan.FromBounds(Before(line.RestText, place.Start) + line.RestOfLine.Start, span.End), "")]
                )
            );
        }
    }

    /// <summary>Where the command that carries the connection, the last one, sends its errors into its output; what comes before is over when ssh begins.</summary>
    private static TextSpan? ErrorsInto(string text)
    {
        if (ShellCommand.Split(text) is not [.., var last])
        {
            return null;
        }

        if (
            last.ErrorsInto is null
            && last.Words is [var shell, { Text: ['-', .., 'c'] }, var script]
            && shell.Text.EndsWith("sh", StringComparison.Ordinal)
            && script.Span.Length == script.Text.Length + 2
        )
        {
            return ErrorsInto(script.Text) is { } inner ? new TextSpan(script.Span.Start + 1 + inner.Start, inner.Length) : null;
        }

        return last.ErrorsInto;
    }

    private static int Before(string text, int at) => text[..at].TrimEnd(' ', '\t').Length;
}
