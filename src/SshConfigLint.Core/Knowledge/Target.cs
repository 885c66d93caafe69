namespace SshConfigLint.Knowledge;

/// <summary>The OpenSSH build that a file is judged for.</summary>
/// <param name="Version">The release.</param>
/// <param name="Vendor">Whose build of it.</param>
public sealed record Target(OpenSshVersion Version, Vendor Vendor = Vendor.Portable)
{
    /// <summary>The newest known portable release.</summary>
    public static Target Default { get; } = new(OpenSshVersion.Newest);
}
