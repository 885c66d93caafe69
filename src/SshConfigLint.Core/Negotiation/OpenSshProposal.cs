using System.Collections.Immutable;
using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Negotiation;

/// <summary>What ssh and sshd propose with an effective configuration.</summary>
public static class OpenSshProposal
{
    /// <summary>The first upstream release with strict key exchange; vendors brought it to older ones in updates that their number does not tell.</summary>
    private static readonly OpenSshVersion _firstStrictKex = new(9, 6);

    /// <summary>What ssh proposes (<c>sshconnect2.c: ssh_kex2</c>). A known host moves its key types to the front of the list of host keys, which changes the choice only.</summary>
    public static Proposal OfClient(EffectiveConfig config, Target target)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(target);
        ImmutableArray<string> compressions = Value(config, "compression") is "yes"
            ? ["zlib@openssh.com", "none"]
            : ["none", "zlib@openssh.com"];
        return Of(config, ConfigKind.Client, target, compressions) with
        {
            HostKeys = List(config, ConfigKind.Client, target, "hostkeyalgorithms"),
            RequiredRsaBits = int.TryParse(Value(config, "requiredrsasize"), CultureInfo.InvariantCulture, out var bits) ? bits : null,
        };
    }

    /// <summary>What sshd proposes (<c>sshd.c: do_ssh2_kex</c>, <c>list_hostkey_types</c>).</summary>
    /// <param name="config">The configuration before anybody has connected: no Match block decides on algorithms.</param>
    /// <param name="target">The build.</param>
    /// <param name="keyTypes">The types of its host keys and certificates as in public keys, in order; null to tell them from the names of the files.</param>
    public static Proposal OfServer(EffectiveConfig config, Target target, ImmutableArray<string>? keyTypes = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(target);
        ImmutableArray<string> compressions = Value(config, "compression") is "no" ? ["none"] : ["none", "zlib@openssh.com"];
        var accepted = List(config, ConfigKind.Server, target, "hostkeyalgorithms");
        var types = keyTypes ?? KeyTypesOf(config);
        return Of(config, ConfigKind.Server, target, compressions) with
        {
            HostKeys = types is not { } held
                ? null
                : [.. held.SelectMany(type => SignaturesOf(type)).Where(name => accepted.Contains(name)).Distinct()],
        };
    }

    /// <summary>What ssh proposes to whom the directives of <paramref name="scope"/> are for; compressions are left out, as every program offers none.</summary>
    /// <exception cref="ArgumentException">The model is a server's.</exception>
    public static Proposal OfClient(ConfigModel model, ConfigBlock scope)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Kind != ConfigKind.Client)
        {
            throw new ArgumentException("the model is a server's", nameof(model));
        }

        return Of(keyword => [.. model.EffectiveAlgorithms(keyword, scope).Names.Select(name => name.Name)], model.Target);
    }

    /// <summary>What a build proposes without a configuration; compressions are left out, as every program offers none.</summary>
    public static Proposal Default(ConfigKind kind, Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Of(keyword => AlgorithmTable.DefaultList(kind, keyword, target), target);
    }

    /// <summary>Whether a build knows strict key exchange, the answer to CVE-2023-48795; null when its number does not tell.</summary>
    public static bool? HasStrictKex(Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Version >= _firstStrictKex ? true
            : target.Vendor == Vendor.Portable ? false
            : null;
    }

    /// <summary>The signatures that a key of a type can make, in the order in which sshd lists them.</summary>
    public static ImmutableArray<string> SignaturesOf(string keyType) =>
        keyType switch
        {
            "ssh-rsa" => ["rsa-sha2-512", "rsa-sha2-256", "ssh-rsa"],
            "ssh-rsa-cert-v01@openssh.com" =>
            [
                "rsa-sha2-512-cert-v01@openssh.com",
                "rsa-sha2-256-cert-v01@openssh.com",
                "ssh-rsa-cert-v01@openssh.com",
            ],
            _ => [keyType],
        };

    /// <summary>The type of a key by the name that ssh-keygen gives its file; null when the name does not tell.</summary>
    public static string? KeyTypeOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name switch
        {
            _ when name.Contains("ed25519", StringComparison.OrdinalIgnoreCase) => "ssh-ed25519",
            _ when name.Contains("ecdsa", StringComparison.OrdinalIgnoreCase) => "ecdsa-sha2-nistp256",
            _ when name.Contains("rsa", StringComparison.OrdinalIgnoreCase) => "ssh-rsa",
            _ when name.Contains("dsa", StringComparison.OrdinalIgnoreCase) => "ssh-dss",
            _ => null,
        };
    }

    private static Proposal Of(Func<string, ImmutableArray<string>> list, Target target)
    {
        var direction = new DirectionProposal(list("Ciphers"), list("MACs"), ["none"]);
        return new Proposal
        {
            KeyExchanges = list("KexAlgorithms"),
            HostKeys = list("HostKeyAlgorithms"),
            ToServer = direction,
            ToClient = direction,
            StrictKex = HasStrictKex(target),
        };
    }

    private static Proposal Of(EffectiveConfig config, ConfigKind kind, Target target, ImmutableArray<string> compressions)
    {
        var direction = new DirectionProposal(List(config, kind, target, "ciphers"), List(config, kind, target, "macs"), compressions);
        return new Proposal
        {
            KeyExchanges = List(config, kind, target, "kexalgorithms"),
            ToServer = direction,
            ToClient = direction,
            StrictKex = HasStrictKex(target),
            Defect = target.Vendor == Vendor.Windows ? PeerDefect.Umac128 : PeerDefect.None,
        };
    }

    /// <summary>The types of a server's host keys by the names of their files; null when a name does not tell, or there are certificates.</summary>
    internal static ImmutableArray<string>? KeyTypesOf(EffectiveConfig config)
    {
        var types = config.Of("hostkey").Select(line => KeyTypeOf(line.Value)).ToImmutableArray();
        if (types.Contains(null) || config.Of("hostcertificate").Any())
        {
            return null;
        }

        return types.OfType<string>().ToImmutableArray();
    }

    private static string? Value(EffectiveConfig config, string keyword) => config.Of(keyword).FirstOrDefault()?.Value;

    /// <summary>sshd -T assembles its lists twice and shows an empty one as the default; the daemon does so once, and offers nothing.</summary>
    private static ImmutableArray<string> List(EffectiveConfig config, ConfigKind kind, Target target, string keyword)
    {
        var line = config.Of(keyword).FirstOrDefault();
        var isEmpty = line is { Origins: [{ Words: [var word, ..] }, ..] } && AlgorithmText.Of(kind, target, keyword, word.Value) is "";
        return line is null || isEmpty ? [] : [.. line.Value.Split(',', StringSplitOptions.RemoveEmptyEntries)];
    }
}
