namespace SshConfigLint.Knowledge;

/// <summary>Vendors as people and options call them.</summary>
public static class VendorNames
{
    /// <summary>The name in a sentence.</summary>
    public static string Of(Vendor vendor) =>
        vendor switch
        {
            Vendor.Debian => "Debian",
            Vendor.RedHat => "Red Hat",
            Vendor.Apple => "Apple",
            Vendor.FreeBsd => "FreeBSD",
            Vendor.Hpn => "HPN-SSH",
            Vendor.Windows => "Windows",
            Vendor.PkixSsh => "PKIX-SSH",
            _ => "portable OpenSSH",
        };
}
