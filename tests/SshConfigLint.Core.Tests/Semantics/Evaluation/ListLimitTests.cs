using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Semantics.Evaluation;

/// <summary>Lists that grow too long are refused, and only where they apply. Each case was run with the real programs.</summary>
public sealed class ListLimitTests
{
    [Theory]
    [InlineData("UserKnownHostsFile", 32, "9.2", null)]
    [InlineData("UserKnownHostsFile", 33, "9.2", 1)]
    [InlineData("GlobalKnownHostsFile", 33, "10.6", 1)]
    [InlineData("CanonicalDomains", 33, "9.2", 1)]
    [InlineData("CanonicalDomains", 33, "10.0", null)]
    [InlineData("Host other\nUserKnownHostsFile", 33, "9.2", null)]
    [InlineData("UserKnownHostsFile /a\nUserKnownHostsFile", 33, "9.2", null)]
    public void Words_of_one_line(string start, int count, string release, int? line) =>
        Assert.Equal(line, Refused(start + string.Concat(Items(count)) + "\n", ConfigKind.Client, release));

    [Theory]
    [InlineData("IdentityFile", 100, "", "9.2", null)]
    [InlineData("IdentityFile", 101, "", "9.2", 101)]
    [InlineData("CertificateFile", 101, "Match final\n", "10.6", 101)]
    [InlineData("IdentityFile", 100, "Match final\n", "10.6", 1)] // The second pass finds the list full.
    [InlineData("IdentityFile", 100, "IdentityFile n1\n", "8.4", 101)] // Even one that is there already.
    public void Lines_of_a_client(string keyword, int count, string end, string release, int? line) =>
        Assert.Equal(line, Refused(string.Concat(Items(count).Select(item => $"{keyword}{item}\n")) + end, ConfigKind.Client, release));

    [Theory]
    [InlineData("Port 1", 256, "9.2", null)]
    [InlineData("Port 1", 257, "9.2", 257)]
    [InlineData("Subsystem x{0} y", 257, "9.2", 257)]
    [InlineData("Subsystem x{0} y", 257, "10.0", null)]
    public void Lines_of_a_server(string text, int count, string release, int? line)
    {
        var lines = Enumerable.Range(0, count).Select(index => text.Replace("{0}", $"{index}", StringComparison.Ordinal) + "\n");
        Assert.Equal(line, Refused(string.Concat(lines), ConfigKind.Server, release));
    }

    private static IEnumerable<string> Items(int count) => Enumerable.Range(1, count).Select(index => $" n{index}");

    private static int? Refused(string text, ConfigKind kind, string release)
    {
        Assert.True(OpenSshVersion.TryParse(release, out var version));
        var model = ConfigModel.Load(SourceText.From(text, "config"), kind, new Target(version, Vendor.Debian), new InMemoryFiles());
        var config =
            kind == ConfigKind.Client
                ? EffectiveConfig.Evaluate(model, new ClientQuery { Host = "a" })
                : EffectiveConfig.Evaluate(model, (ServerQuery?)null);
        return (config.FailureAt ?? config.Rejections.FirstOrDefault()?.Directive)?.Line + 1;
    }
}
