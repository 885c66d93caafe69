using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Algorithms;

public sealed class EtmMacLate : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2014",
            Name = "etm-mac-late",
            Title = "A MAC over plain text stands before its better variant",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                The order of the client decides: the first name that the server has as well is used. The `-etm` variant of the same
                algorithm comes too late to be chosen.
                """,
            Instead = """
                Put the names with `-etm` first.
                """,
            SecuritySeverity = 2.6,
            References = ["man:ssh_config(5)#MACs", "rfc:4253#section-7.1"],
            Examples =
            [
                Example.Bad("Host *\n    MACs [|hmac-sha2-256|],hmac-sha2-256-etm@openssh.com\n"),
                Example.Good("Host *\n    MACs hmac-sha2-256-etm@openssh.com,hmac-sha2-256\n"),
                Example.Good("Host *\n    MACs ^hmac-sha2-512-etm@openssh.com\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (Decision.ForAll(context.Model, "MACs") is not { } value || AlgorithmFindings.HasOnlyAeadCiphers(context.Model, value.Scope))
        {
            return;
        }

        var names = context.Model.EffectiveAlgorithms(value).Names;
        foreach (var (index, name) in names.Index())
        {
            var twin = $"{name.Name.Split('@')[0]}-etm@openssh.com";
            if (name.Span is { } span && names.Skip(index + 1).Any(later => later.Name == twin))
            {
                context.Report(
                    value.Origin!,
                    span,
                    $"`{name.Name}` is chosen before `{twin}`, which checks packets before it decrypts them"
                );
            }
        }
    }
}
