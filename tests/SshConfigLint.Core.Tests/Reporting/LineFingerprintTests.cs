using SshConfigLint.Reporting;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Reporting;

/// <summary>The published test vectors of github/codeql-action (MIT), <c>src/fingerprints.test.ts</c>.</summary>
public sealed class LineFingerprintTests
{
    private const string Lorem = "Lorem ipsum dolor sit amet.\n";

    [Theory]
    [InlineData("", "c129715d7a2bc9a3:1")]
    [InlineData(
        " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
        "e9496ae3ebfced30:1 fb7c023a8b9ccb3f:1 ce8ba1a563dcdaca:1 e20e36e16fcb0cc8:1 b3edc88f2938467e:1 c8e28b0b4002a3a0:1 c129715d7a2bc9a3:1"
    )]
    [InlineData(
        " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
        "8b7cf3e952e7aeb2:1 b1ae1287ec4718d9:1 bff680108adb0fcc:1 c6805c5e1288b612:1 b86d3392aea1be30:1 e6ceba753e1a442:1"
    )]
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

    [Fact]
    public void Bytes_that_are_not_utf8_count_as_replacement_characters() =>
        Assert.Equal(
            LineFingerprints.Of(SourceText.From("User caf\uFFFD \u00e9\n")),
            LineFingerprints.Of(SourceText.From([.. "User caf"u8, 0xE9, .. " \u00e9\n"u8]))
        );
}
