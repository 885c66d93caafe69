using SshConfigLint.Text;

namespace SshConfigLint.Tests.Text;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a' }, true, "\uFEFFa")]
    [InlineData(new byte[] { 0xE9, (byte)'\n' }, false, "é\n")]
    [InlineData(new byte[] { 0xC3, 0xA9 }, true, "é")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, false, "í\u00a0\u0080")]
    public void Bytes_are_utf8_or_else_latin1_and_come_back(byte[] bytes, bool isUtf8, string content)
    {
        var text = SourceText.From(bytes);
        Assert.Equal((isUtf8, content), (text.IsUtf8, text.Content));
        Assert.Equal(bytes, text.ToBytes());
    }

    [Theory]
    [InlineData("", 0, 0, 0)]
    [InlineData("a\nb", 2, 1, 0)]
    [InlineData("a\nb", 1, 0, 1)]
    [InlineData("a\r\nb\n", 5, 2, 0)]
    [InlineData("a\rb", 2, 0, 2)]
    public void Only_a_line_feed_ends_a_line(string content, int offset, int line, int character) =>
        Assert.Equal(new LinePosition(line, character), SourceText.From(content).GetLinePosition(offset));

    [Fact]
    public void Overlapping_edits_are_refused() =>
        Assert.Throws<ArgumentException>(() => SourceText.From("abc").WithEdits([new(new(0, 2), "x"), new(new(1, 1), "y")]));
}
