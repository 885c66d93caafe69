using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Algorithms;

public sealed class WeakInGlobalScope : Rule
{
    private static readonly string[] _keywords = ["Ciphers", "MACs", "KexAlgorithms", .. AlgorithmFindings.SignatureKeywords];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2039",
            Name = "weak-in-global-scope",
            Title = "An exception for old machines holds for every host",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                A list with `+` or `^` that adds outdated names is an exception for some machine that knows nothing better. Where every host gets it,
                an attacker can talk any of them down to what was meant for one.
                """,
            Instead = """
                Move the line into the `Host` block of the machine that needs it.
                """,
            SecuritySeverity = 4.3,
            References = ["man:ssh_config(5)#Host", "https://www.openssh.com/legacy.html"],
            Examples =
            [
                Example.Bad("Host switch1\n    User admin\nHost *\n    HostKeyAlgorithms [|+ssh-rsa|]\n"),
                Example.Bad("KexAlgorithms [|+diffie-hellman-group14-sha1|]\nHost switch1\n    User admin\n"),
                Example.Good("Host switch1\n    HostKeyAlgorithms +ssh-rsa\nHost *\n    ServerAliveInterval 60\n"),
                Example.Good("Host *\n    HostKeyAlgorithms +ssh-rsa\n"),
                Example.Good("Host web\n    User alice\nHost *\n    HostKeyAlgorithms ^ssh-ed25519\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        foreach (var keyword in _keywords)
        {
            if (
                Decision.ForAll(model, keyword) is not { } value
                || AlgorithmList.Parse(value.Text!).Mode is not (AlgorithmListMode.Append or AlgorithmListMode.Prepend)
                || !model.Blocks.Any(block => block.Condition == Condition.Maybe)
            )
            {
                continue;
            }

            var weak = model.EffectiveAlgorithms(value).Names.Where(name => name.Span is not null && IsOutdated(name.Info)).ToList();
            if (weak.Count > 0)
            {
                Decision.Report(context, value, $"{string.Join(", ", weak.Select(name => $"`{name.Name}`"))} is added for every host");
            }
        }
    }

    private static bool IsOutdated(AlgorithmInfo? algorithm) =>
        algorithm is { Kind: AlgorithmKind.Signature } ? algorithm.UsesBrokenHash
        : algorithm is { Kind: AlgorithmKind.KeyExchange } ? algorithm.Strength == AlgorithmStrength.Weak
        : algorithm is not null and not { Strength: AlgorithmStrength.Strong };
}
