using System.Collections.Immutable;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Negotiation;

/// <summary>The host keys of a server.</summary>
/// <param name="Types">Their types and those of host certificates as in public keys, in order.</param>
/// <param name="RsaBits">The size of the RSA key; null when there is none or nobody knows.</param>
public sealed record HostKeys(ImmutableArray<string> Types, int? RsaBits)
{
    /// <summary>The host keys that sshd would load, by their public parts; null when one of them cannot be read.</summary>
    public static HostKeys? OnDisk(EffectiveConfig config, Disk disk)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(disk);
        var types = ImmutableArray.CreateBuilder<string>();
        int? rsaBits = null;
        foreach (var path in config.Of("hostkey").Select(line => line.Value).Where(path => disk.Look(path).Kind != PathKind.Missing))
        {
            if (disk.PublicKeyOf(path) is not { } key)
            {
                return null;
            }

            types.Add(key.Type);
            rsaBits = key.Type == "ssh-rsa" ? key.Bits : rsaBits;
        }

        foreach (var path in config.Of("hostcertificate").Select(line => line.Value))
        {
            if (disk.ReadKey(path)?.Public is { Certificate: not null } certificate)
            {
                types.Add($"{certificate.Type}-cert-v01@openssh.com");
            }
        }

        return new HostKeys(types.ToImmutable(), rsaBits);
    }
}
