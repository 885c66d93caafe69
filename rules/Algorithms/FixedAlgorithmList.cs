using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Algorithms;

public sealed class FixedAlgorithmList : Rule
{
    private static readonly string[] _keywords = ["Ciphers", "MACs", "KexAlgorithms", "HostKeyAlgorithms", "PubkeyAcceptedAlgorithms"];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2015",
            Name = "fixed-algorithm-list",
            Title = "A fixed list leaves out what later releases bring",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                A list without `+`, `-` or `^` stays as it is for ever: better algorithms of later releases are never used, and names
                that a release gives up stop the program.
                """,
            Instead = """
                Write down what you do not want, for instance `Ciphers -*-cbc`, or what comes first: `Ciphers
                ^aes256-gcm@openssh.com`. Keep it where a baseline demands a list word by word.
                """,
            References = ["man:sshd_config(5)#Ciphers", "man:ssh_config(5)#Ciphers"],
            Examples =
            [
                Example.Bad("Ciphers [|aes256-gcm@openssh.com,aes256-ctr|]\n", kind: ConfigKind.Server),
                Example.Bad("Host *\n    KexAlgorithms [|curve25519-sha256|]\n", kind: ConfigKind.Client),
                Example.Good("Ciphers -*-cbc\n", kind: ConfigKind.Server),
                Example.Good("Host old\n    Ciphers aes256-ctr\n", kind: ConfigKind.Client),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var keyword in _keywords)
        {
            if (
                Decision.ForAll(context.Model, keyword) is { } value
                && AlgorithmList.Parse(value.Text!) is { Mode: AlgorithmListMode.Replace } list
                && !list.Items.Any(item => item.HasWildcard)
            )
            {
                Decision.Report(context, value, $"this list leaves out {LeftOut(context, value)}what later releases bring");
            }
        }
    }

    /// <summary>What the default list has that is newer than everything in this one.</summary>
    private static string LeftOut(RuleContext context, EffectiveValue value)
    {
        var names = context.Model.EffectiveAlgorithms(value).Names.Select(name => name.Info).OfType<AlgorithmInfo>().ToList();
        var newest = AlgorithmTable
            .DefaultList(context.Kind, value.Keyword, context.Target)
            .Select(name => AlgorithmTable.Find(AlgorithmTable.KindOf(value.Keyword)!.Value, name))
            .OfType<AlgorithmInfo>()
            .FirstOrDefault(known => names.TrueForAll(name => name.FirstRelease < known.FirstRelease));
        return newest is null ? "" : $"`{newest.Name}` and ";
    }
}
