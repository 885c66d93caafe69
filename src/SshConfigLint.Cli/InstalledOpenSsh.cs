using System.ComponentModel;
using System.Diagnostics;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Cli;

/// <summary>The target that <c>--openssh</c> and <c>--vendor</c> name; asks the installed <c>ssh</c> only when told to.</summary>
internal static class InstalledOpenSsh
{
    private const string Option = "--openssh";

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(5);

    /// <summary>The target; without a version the newest known one.</summary>
    /// <exception cref="UsageException">No such version, or no answer.</exception>
    internal static Target Resolve(string? version, Vendor? vendor, string option = Option)
    {
        if (version is null)
        {
            return new Target(OpenSshVersion.Newest, vendor ?? Vendor.Portable);
        }

        if (IsLocal(version))
        {
            var answer = Ask(option);
            return new Target(VersionOf(answer, option), vendor ?? VendorOf(answer));
        }

        return new Target(Known(version, $"'{version}'", option), vendor ?? Vendor.Portable);
    }

    /// <summary>Whether the word asks for the installed <c>ssh</c>.</summary>
    internal static bool IsLocal(string version) => string.Equals(version, "local", StringComparison.OrdinalIgnoreCase);

    /// <summary>The vendor that <c>ssh -V</c> names in its answer; Red Hat's does not name itself.</summary>
    internal static Vendor VendorOf(string answer) =>
        Has(answer, "Debian") || Has(answer, "Ubuntu") || Has(answer, "Raspbian") ? Vendor.Debian
        : Has(answer, "FreeBSD") ? Vendor.FreeBsd
        : Has(answer, "hpn") ? Vendor.Hpn
        : Has(answer, "for_Windows") ? Vendor.Windows
        : OperatingSystem.IsMacOS() && Has(answer, "LibreSSL") ? Vendor.Apple
        : Vendor.Portable;

    /// <summary>The release in an answer such as <c>OpenSSH_9.2p1 Debian-2+deb12u7, OpenSSL 3.0.17</c>.</summary>
    /// <exception cref="UsageException">It names none that the tables know.</exception>
    internal static OpenSshVersion VersionOf(string answer, string option = Option)
    {
        var version = answer.Split([' ', ','])[0].Replace("OpenSSH_for_Windows_", "OpenSSH_", StringComparison.Ordinal);
        return Known(version, $"the installed ssh says '{answer}', which", option);
    }

    private static OpenSshVersion Known(string text, string subject, string option)
    {
        if (!OpenSshVersion.TryParse(text, out var version))
        {
            throw new UsageException($"{option}: {subject} is no version; {Range}");
        }

        return version >= OpenSshVersion.Oldest && version <= OpenSshVersion.Newest && OpenSshVersion.All.Contains(version)
            ? version
            : throw new UsageException($"{option}: {subject} is not known; {Range}");
    }

    private static string Range => $"give {OpenSshVersion.Oldest} to {OpenSshVersion.Newest}, or local";

    private static string Ask(string option)
    {
        try
        {
            var start = new ProcessStartInfo("ssh", ["-V"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            using var process = Process.Start(start) ?? throw new UsageException($"{option} local: ssh cannot be started");
            process.StandardInput.Close();
            var answer = process.StandardError.ReadLineAsync();
            if (!answer.Wait(_limit))
            {
                process.Kill(entireProcessTree: true);
                throw new UsageException($"{option} local: ssh -V gave no answer in time; give a version");
            }

            return answer.Result?.Trim() is { Length: > 0 } line
                ? line
                : throw new UsageException($"{option} local: ssh -V says nothing; give a version");
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            throw new UsageException($"{option} local: no ssh is installed; give a version");
        }
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
