using System.Collections.Immutable;
using System.Globalization;
using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Files;

public sealed class ShortModuli : Rule
{
    private const string DefaultFile = "/etc/ssh/moduli";

    private const int MinBits = 3072;

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6031",
            Name = "short-moduli",
            Title = "The file of moduli has short groups",
            Category = Category.Files,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                For `diffie-hellman-group-exchange-sha256` sshd takes its groups from a file. One of 2048 bits is worth 112 bits of strength;
                baselines for new systems ask for 3072 bits or more.
                """,
            Instead = """
                Keep the long groups: `awk '$5 >= 3071' /etc/ssh/moduli > moduli.safe`, then move that over the file; or take the
                exchange out of `KexAlgorithms`.
                """,
            References = ["man:moduli(5)", "man:sshd_config(5)#ModuliFile", "rfc:4419"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    [||]KexAlgorithms +diffie-hellman-group-exchange-sha256
                    //- /etc/ssh/moduli mode=0644 owner=root
                    20260101000000 2 6 100 2047 2 C0FFEE
                    20260101000000 2 6 100 4095 2 C0FFEE

                    """
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    KexAlgorithms +diffie-hellman-group-exchange-sha256
                    //- /etc/ssh/moduli mode=0644 owner=root
                    20260101000000 2 6 100 4095 2 C0FFEE

                    """
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    KexAlgorithms curve25519-sha256
                    //- /etc/ssh/moduli mode=0644 owner=root
                    20260101000000 2 6 100 2047 2 C0FFEE

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var (model, global) = (context.Model, context.Model.Blocks[0]);
        if (!model.EffectiveAlgorithms("KexAlgorithms", global).Contains("diffie-hellman-group-exchange-sha256"))
        {
            return;
        }

        var path = model.Effective("ModuliFile", global).Origin?.Value ?? DefaultFile;
        var sizes = (context.Disk.ReadLines(path) ?? ImmutableArray<string>.Empty)
            .Select(SizeOf)
            .OfType<int>()
            .Where(bits => bits < MinBits)
            .ToList();
        if (sizes.Count > 0)
        {
            context.ReportMissing(
                $"{sizes.Count} groups of `{path}` have less than {MinBits} bits: `diffie-hellman-group-exchange-sha256` may use one"
            );
        }
    }

    /// <summary>The bits of a group; the fifth column is one less (<c>moduli(5)</c>).</summary>
    private static int? SizeOf(string line) =>
        line.Split(' ') is [_, _, _, _, var size, ..]
        && !line.StartsWith('#')
        && int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            ? bits + 1
            : null;
}
