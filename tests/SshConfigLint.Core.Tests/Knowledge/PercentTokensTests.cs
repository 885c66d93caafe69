using SshConfigLint.Knowledge;

namespace SshConfigLint.Tests.Knowledge;

public class PercentTokensTests
{
    [Theory]
    [InlineData(ConfigKind.Client, "ProxyCommand", "8.0", "hpr")]
    [InlineData(ConfigKind.Client, "proxycommand", "8.1", "hnpr")]
    [InlineData(ConfigKind.Client, "ControlPath", "8.3", "CLdhilnpru")]
    [InlineData(ConfigKind.Client, "ControlPath", "8.4", "CLdhiklnpru")]
    [InlineData(ConfigKind.Client, "ControlPath", "9.6", "CLdhijklnpru")]
    [InlineData(ConfigKind.Client, "User", "9.9", null)]
    [InlineData(ConfigKind.Client, "User", "10.0", "Ldhijklnpu")]
    [InlineData(ConfigKind.Client, "Port", "10.6", null)]
    [InlineData(ConfigKind.Server, "AuthorizedKeysFile", "7.7", "hu")]
    [InlineData(ConfigKind.Server, "AuthorizedKeysFile", "7.8", "Uhu")]
    [InlineData(ConfigKind.Server, "ProxyCommand", "9.2", null)]
    public void Tokens_go_by_keyword_and_release(ConfigKind kind, string keyword, string release, string? tokens)
    {
        Assert.True(OpenSshVersion.TryParse(release, out var version));

        Assert.Equal(tokens, PercentTokens.Of(kind, keyword, version));
    }

    [Theory]
    [InlineData("IdentityFile", "8.3", false)]
    [InlineData("IdentityFile", "8.4", true)]
    [InlineData("ProxyCommand", "10.6", false)]
    public void Variables_go_by_keyword_and_release(string keyword, string release, bool isExpanded)
    {
        Assert.True(OpenSshVersion.TryParse(release, out var version));

        Assert.Equal(isExpanded, PercentTokens.ExpandsVariables(ConfigKind.Client, keyword, version));
    }
}
