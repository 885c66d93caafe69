using SshConfigLint.Reporting;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Reporting;

/// <summary>The published test vectors of github/codeql-action (MIT), <c>src/fingerprints.test.ts</c>.</summary>
public sealed class LineFingerprintTests
{
    private const string Lorem = "Lorem ipsum dolor sit amet.\n";

    [Theory]
    [InlineData("", "c129715d7a2bc9a3:1")]
    [InlineData(" a\nb\n  \t\tc\n d", "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 a23a3dc5e078b07b:1")]
    [InlineData(
        Lorem + Lorem + Lorem + Lorem + Lorem + Lorem + Lorem + Lorem + Lorem + Lorem,
        "a7f2ff13bc495cf2:1 a7f2ff13bc495cf2:2 a7f2ff13bc495cf2:3 a7f2ff13bc495cf2:4 a7f2ff13bc495cf2:5 a7f2ff13bc495cf2:6 a7f2ff1481e87703:1 a9cf91f7bbf1862b:1 55ec222b86bcae53:1 cc97dc7b1d7d8f7b:1 c129715d7a2bc9a3:1"
    )]
    public void Are_those_of_github(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', LineFingerprints.Of(SourceText.From(text))));

    [Theory]
    [InlineData("a\nb\n", "a\r\nb\r\n")]
    [InlineData("a\nb\n", "a\rb\r")]
    [InlineData("Port 22\n", "\tPort   22 \n")]
    public void Blanks_and_line_ends_make_no_difference(string one, string other) =>
        Assert.Equal(LineFingerprints.Of(SourceText.From(one)), LineFingerprints.Of(SourceText.From(other)));
}
