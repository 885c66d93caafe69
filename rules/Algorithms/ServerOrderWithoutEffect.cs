using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Algorithms;

public sealed class ServerOrderWithoutEffect : Rule
{
    private static readonly string[] _keywords = ["Ciphers", "MACs", "KexAlgorithms", "HostKeyAlgorithms"];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2032",
            Name = "server-order-without-effect",
            Title = "Only the order of a server's list is changed",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                The client's order decides: the first name of its list that the server has as well is used. A line that only puts the
                names of the default list in another order changes nothing, whatever a guide promises.
                """,
            Instead = """
                Delete the line, or take away what must not be used: `Ciphers -*-cbc`. Keep it where a baseline demands an order word
                by word.
                """,
            References = ["rfc:4253#section-7.1", "src:kex.c: kex_choose_conf", "man:sshd_config(5)#Ciphers"],
            Examples =
            [
                Example.Bad("Ciphers [|^aes256-gcm@openssh.com|]\n"),
                Example.Bad("MACs [|^hmac-sha2-512-etm@openssh.com|]\n"),
                Example.Good("Ciphers aes256-gcm@openssh.com,aes256-ctr\n"),
                Example.Good("KexAlgorithms ^diffie-hellman-group14-sha1\n"),
                Example.Good("Ciphers -*-cbc\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var keyword in _keywords)
        {
            if (
                Decision.ForAll(context.Model, keyword) is not { } value
                || AlgorithmList.Parse(value.Text!).Mode is AlgorithmListMode.Remove or AlgorithmListMode.Append
            )
            {
                continue;
            }

            var names = context.Model.EffectiveAlgorithms(value).Names.Select(name => name.Name).ToList();
            var defaults = AlgorithmTable.DefaultList(context.Kind, keyword, context.Target);
            if (!names.SequenceEqual(defaults) && names.ToHashSet(StringComparer.Ordinal).SetEquals(defaults))
            {
                Decision.Report(context, value, "this line changes the order of the default list only, and the client's order decides");
            }
        }
    }
}
