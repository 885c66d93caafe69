using System.Globalization;
using System.Text;
using SshConfigLint.Text;

namespace SshConfigLint.Benchmarks;

/// <summary>A client file as a fleet's inventory writes it: many Host blocks of a few lines.</summary>
internal static class LargeFile
{
    internal static SourceText OfBlocks(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"""
                Host node{i:D5}.fleet.example.org node{i:D5}
                    HostName 10.{i / 65536}.{i / 256 % 256}.{i % 256}
                    User deploy
                    Port {1024 + i % 60000}
                    IdentityFile ~/.ssh/keys/fleet_ed25519
                    IdentitiesOnly yes
                    # rack {i % 97}, row {i % 13} of the hall


                """
            );
        }

        return SourceText.From(text.ToString(), "ssh_config");
    }
}
