using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Syntax.Values;

/// <summary>What the small grammars read, and which part of a value they blame: <c>[|…|]</c> marks it.</summary>
public sealed class ValueGrammarTests
{
    [Theory]
    [InlineData("*", "anything", true)]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("?", "", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("*.example.org", "web.example.org", true)]
    [InlineData("*.example.org", "example.org", false)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("a*b*c", "aXbYbZ", false)]
    [InlineData("A", "a", false)]
    [InlineData("[ab]", "a", false)]
    [InlineData("\\*", "*", false)]
    public void A_pattern_takes_a_text(string pattern, string text, bool expected) =>
        Assert.Equal(expected, WildcardPattern.IsMatch(pattern, text));

    [Fact]
    public void Many_stars_do_not_take_forever()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 400)) + "b";

        Assert.False(WildcardPattern.IsMatch(pattern, new string('a', 4000)));
    }

    [Theory]
    [InlineData("a,b", "b", PatternListMatch.Positive)]
    [InlineData("a,!b,*", "b", PatternListMatch.Negated)]
    [InlineData("*,!b", "b", PatternListMatch.Negated)]
    [InlineData("!b", "a", PatternListMatch.None)]
    [InlineData("!b", "b", PatternListMatch.Negated)]
    [InlineData("", "", PatternListMatch.None)]
    [InlineData("a,,b", "", PatternListMatch.Positive)]
    [InlineData("!!a", "!a", PatternListMatch.Negated)]
    public void A_list_takes_a_text(string list, string text, PatternListMatch expected) =>
        Assert.Equal(expected, PatternList.Parse(list).Match(text));

    [Fact]
    public void The_case_of_a_list_may_be_ignored()
    {
        var list = PatternList.Parse("*.Example.ORG,!WEB*");

        Assert.Equal(PatternListMatch.Positive, list.Match("db.example.org", ignoreCase: true));
        Assert.Equal(PatternListMatch.Negated, list.Match("Web1", ignoreCase: true));
        Assert.Equal(PatternListMatch.None, list.Match("db.example.org"));
    }

    [Theory]
    [InlineData("", AlgorithmListMode.Replace, "")]
    [InlineData("+", AlgorithmListMode.Append, "")]
    [InlineData("a,b", AlgorithmListMode.Replace, "a@0 b@2")]
    [InlineData("+a,!b*", AlgorithmListMode.Append, "a@1 !b*@3")]
    [InlineData("-a", AlgorithmListMode.Remove, "a@1")]
    [InlineData("^a,,b,", AlgorithmListMode.Prepend, "a@1 @3 b@4 @6")]
    [InlineData("+a,+b", AlgorithmListMode.Append, "a@1 +b@3")]
    public void An_algorithm_list_has_a_prefix_and_names(string text, AlgorithmListMode mode, string items)
    {
        var list = AlgorithmList.Parse(text);

        Assert.Equal(mode, list.Mode);
        Assert.Equal(items, string.Join(' ', list.Items.Select(item => $"{(item.IsNegated ? "!" : "")}{item.Name}@{item.Span.Start}")));
    }

    [Theory]
    [InlineData("90", DurationForm.Digits, 90)]
    [InlineData("1h30m", DurationForm.Digits, 5400)]
    [InlineData("1H30", DurationForm.Digits, 3630)]
    [InlineData("10s5", DurationForm.Digits, 15)]
    [InlineData("1w1d1h1m1s", DurationForm.Digits, 694861)]
    [InlineData("2147483647", DurationForm.Digits, int.MaxValue)]
    [InlineData(" +5", DurationForm.Signed, 5)]
    [InlineData("-0", DurationForm.Signed, 0)]
    [InlineData("1.5", DurationForm.Decimal, 1)]
    [InlineData(".5", DurationForm.Decimal, 0)]
    [InlineData("1m.5s", DurationForm.Decimal, 60)]
    [InlineData("1h1h", DurationForm.Decimal, 7200)]
    public void A_duration_has_seconds(string text, DurationForm form, long seconds)
    {
        var duration = Duration.Parse(text, form);

        Assert.Null(duration.Error);
        Assert.Equal(seconds, duration.Seconds);
    }

    [Theory]
    [InlineData("", DurationForm.Digits)]
    [InlineData("[|x|]", DurationForm.Digits)]
    [InlineData("[|none|]", DurationForm.Digits)]
    [InlineData("5[|x|]", DurationForm.Digits)]
    [InlineData("1h5[|y|]30m", DurationForm.Digits)]
    [InlineData("5[| |]", DurationForm.Signed)]
    [InlineData("[|+|]5", DurationForm.Digits)]
    [InlineData("[|-5|]", DurationForm.Signed)]
    [InlineData("1[|.|]5", DurationForm.Digits)]
    [InlineData("[|1.5|]h", DurationForm.Decimal)]
    [InlineData("[|1.|]", DurationForm.Decimal)]
    [InlineData("[|1.5.5|]", DurationForm.Decimal)]
    [InlineData("10s[|5|]", DurationForm.Decimal)]
    [InlineData("5s[|5s|]", DurationForm.Decimal)]
    [InlineData("[|2147483648|]", DurationForm.Digits)]
    [InlineData("[|35791395m|]", DurationForm.Digits)]
    [InlineData("[|99999999999999999999999999999999999999|]", DurationForm.Digits)]
    public void A_wrong_duration_is_blamed_where_it_is_wrong(string marked, DurationForm form) =>
        AssertBlamed(marked, text => Duration.Parse(text, form).Error);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("16", 16)]
    [InlineData("1K", 1024)]
    [InlineData("1.5G", 1610612736)]
    [InlineData("2b", 2)]
    [InlineData("7E", 8070450532247928832)]
    [InlineData("-1k", -1024)]
    [InlineData(".", 0)]
    [InlineData("+", 0)]
    [InlineData("1.9", 1)]
    [InlineData("1G!", 1073741824)]
    [InlineData(" 5", 5)]
    [InlineData("7.9E", 9108079886394090496)]
    [InlineData("7.9E", 8070450532247928832, false)]
    [InlineData("0.33E", 380464096520259481)]
    [InlineData("3.123456789T", 3434277058361)]
    [InlineData("3.123456789T", 3434276960504, false)]
    public void A_size_has_bytes(string text, long bytes, bool isScaledByUnit = true)
    {
        var size = ByteSize.Parse(text, isScaledByUnit);

        Assert.Null(size.Error);
        Assert.Equal(bytes, size.Bytes);
    }

    [Theory]
    [InlineData("[|none|]")]
    [InlineData("1[|Z|]")]
    [InlineData("1[|Gx|]")]
    [InlineData("[|1.2.3|]")]
    [InlineData("[|--|]1")]
    [InlineData("[|8E|]")]
    [InlineData("[|0.9540085618329543962|]E")]
    [InlineData("[|123456789012345678901|]")]
    public void A_wrong_size_is_blamed_where_it_is_wrong(string marked) => AssertBlamed(marked, text => ByteSize.Parse(text).Error);

    [Theory]
    [InlineData("0177", 127, "")]
    [InlineData("0777", 511, "")]
    [InlineData("08", 0, "8")]
    [InlineData("018", 1, "8")]
    [InlineData("0x1", 0, "x1")]
    [InlineData("  7", 7, "")]
    [InlineData("-0", 0, "")]
    public void A_mask_ends_at_the_first_other_character(string text, int mode, string unread)
    {
        var mask = OctalMode.Parse(text);

        Assert.Null(mask.Error);
        Assert.Equal(mode, mask.Mode);
        Assert.Equal(unread, text.Substring(mask.Unread.Start, mask.Unread.Length));
    }

    [Theory]
    [InlineData("[|8|]")]
    [InlineData("[|01777|]")]
    [InlineData("[|-1|]")]
    [InlineData("[|x|]")]
    [InlineData("[|7777777777777777777777777|]")]
    public void A_wrong_mask_is_blamed(string marked) => AssertBlamed(marked, text => OctalMode.Parse(text).Error);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("+65535", 65535)]
    [InlineData("\t 007", 7)]
    [InlineData("-0", 0)]
    public void A_number_may_have_a_sign_and_blanks_in_front(string text, long number)
    {
        var integer = IntegerInRange.Parse(text, 0, 65535);

        Assert.Null(integer.Error);
        Assert.Equal(number, integer.Number);
    }

    [Theory]
    [InlineData("[|-1|]")]
    [InlineData("[|65536|]")]
    [InlineData("22[|x|]")]
    [InlineData("0[|x10|]")]
    [InlineData("[|ssh|]")]
    [InlineData("[|99999999999999999999|]")]
    [InlineData("[|-99999999999999999999|]")]
    [InlineData("5[| |]")]
    public void A_wrong_number_is_blamed_where_it_is_wrong(string marked) =>
        AssertBlamed(marked, text => IntegerInRange.Parse(text, 0, 65535).Error);

    [Theory]
    [InlineData("host", "host", null, '\0')]
    [InlineData("host:22", "host", "22", ':')]
    [InlineData("host:", "host", "", ':')]
    [InlineData("host/22", "host", "22", '/')]
    [InlineData("[::1]:22", "::1", "22", ':')]
    [InlineData("[::1]", "::1", null, '\0')]
    [InlineData("::1", "", ":1", ':')]
    [InlineData("", "", null, '\0')]
    public void A_host_and_a_port_are_taken_apart(string text, string host, string? port, char delimiter)
    {
        var target = HostPort.Parse(text);

        Assert.Null(target.Error);
        Assert.Equal((host, port, delimiter), (target.Host, target.Port, target.Delimiter));
        Assert.Equal(port ?? "", text.Substring(target.PortSpan.Start, target.PortSpan.Length));
    }

    [Theory]
    [InlineData("[|[::1|]")]
    [InlineData("[|[|]")]
    [InlineData("[::1][|2|]2")]
    public void A_wrong_host_is_blamed(string marked) => AssertBlamed(marked, text => HostPort.Parse(text).Error);

    [Theory]
    [InlineData("192.0.2.0/24", AddressKind.Network, "192.0.2.0", 24)]
    [InlineData("192.0.2.7", AddressKind.Address, "192.0.2.7", 32)]
    [InlineData("2001:db8::/32", AddressKind.Network, "2001:db8::", 32)]
    [InlineData("10.1", AddressKind.Address, "10.0.0.1", 32)]
    [InlineData("0x0a.1", AddressKind.Address, "10.0.0.1", 32)]
    [InlineData("0300.0.0.0/8", AddressKind.Network, "192.0.0.0", 8)]
    [InlineData("0.0.0.0/0", AddressKind.Network, "0.0.0.0", 0)]
    [InlineData("192.0.2.*", AddressKind.Other, null, 0)]
    [InlineData("192.0.2.0/x", AddressKind.Other, null, 0)]
    [InlineData("192.0.2.0/8/8", AddressKind.Other, null, 0)]
    [InlineData("256.0.0.1", AddressKind.Other, null, 0)]
    [InlineData("09.0.0.1", AddressKind.Other, null, 0)]
    [InlineData("host.example.org", AddressKind.Other, null, 0)]
    [InlineData("", AddressKind.Other, null, 0)]
    public void An_address_is_read_as_the_resolver_does(string text, AddressKind kind, string? address, int mask)
    {
        var read = AddressOrCidr.Parse(text);

        Assert.Null(read.Error);
        Assert.Equal((kind, address, mask), (read.Kind, read.Address?.ToString(), read.MaskLength));
    }

    [Theory]
    [InlineData("[|10.0.0.1/8|]", "10.0.0.0/8")]
    [InlineData("[|10/8|]", "0.0.0.0/8")]
    [InlineData("[|2001:db8::1/32|]", "2001:db8::/32")]
    [InlineData("10.0.0.0/[|33|]", null)]
    [InlineData("2001:db8::/[|129|]", null)]
    public void A_network_with_a_wrong_mask_is_blamed(string marked, string? corrected)
    {
        AssertBlamed(marked, text => AddressOrCidr.Parse(text).Error);
        Assert.Equal(corrected, AddressOrCidr.Parse(Marked(marked).Text).Corrected);
    }

    [Theory]
    [InlineData("8080", "8080")]
    [InlineData("8080:host:80", "8080 host 80")]
    [InlineData("[::1]:8080:[2001:db8::1]:80", "::1 8080 2001:db8::1 80")]
    [InlineData("/tmp/a:/tmp/b", "(/tmp/a) (/tmp/b)")]
    [InlineData("8080:", "8080")]
    [InlineData(":8080", " 8080")]
    [InlineData("a\\:b:80", "a:b 80")]
    [InlineData("a\\/b:80", "a/b 80")]
    [InlineData("", "")]
    public void A_forwarding_has_fields(string text, string fields)
    {
        var spec = ForwardingSpec.Parse(text);

        Assert.Null(spec.Error);
        Assert.Equal(fields, string.Join(' ', spec.Fields.Select(field => field.IsPath ? $"({field.Text})" : field.Text)));
    }

    [Theory]
    [InlineData("a:b:c:d:[|e|]")]
    [InlineData("8080:[|[::1|]")]
    [InlineData("[::1][|x|]:80")]
    [InlineData("8080:a[|\\|]")]
    public void A_wrong_forwarding_is_blamed_where_it_is_wrong(string marked) =>
        AssertBlamed(marked, text => ForwardingSpec.Parse(text).Error);

    [Theory]
    [InlineData("jump", "- jump -")]
    [InlineData("alice@jump:22", "alice jump 22")]
    [InlineData("a@b@jump", "a@b jump -")]
    [InlineData("ssh://a@b@jump", "a b@jump -")]
    [InlineData("one,two:22", "- one -|- two 22")]
    [InlineData("[2001:db8::1]:22", "- 2001:db8::1 22")]
    [InlineData("@jump", " jump -")]
    [InlineData("a,", "- a -|-  -")]
    public void A_jump_list_has_hops(string text, string hops) =>
        Assert.Equal(
            hops,
            string.Join('|', JumpList.Parse(text).Jumps.Select(jump => $"{jump.User ?? "-"} {jump.Target.Host} {jump.Target.Port ?? "-"}"))
        );

    [Theory]
    [InlineData("", "")]
    [InlineData("~/.ssh/%r@%h", "Token r@7 Token h@10")]
    [InlineData("100%%", "Percent %@3")]
    [InlineData("a%", "Dangling @1")]
    [InlineData("${HOME}/%d", "Variable HOME@0 Token d@8")]
    [InlineData("${HOME", "UnclosedVariable HOME@0")]
    [InlineData("${}", "Variable @0")]
    [InlineData("$HOME $", "")]
    [InlineData("%%%h", "Percent %@0 Token h@2")]
    [InlineData("%$x", "Token $@0")]
    public void Tokens_are_found(string text, string expected) =>
        Assert.Equal(
            expected,
            string.Join(' ', TokenText.Parse(text).Tokens.Select(token => $"{token.Kind} {token.Name}@{token.Span.Start}"))
        );

    [Theory]
    [InlineData("A=b", "A", "b")]
    [InlineData("A=b=c", "A", "b=c")]
    [InlineData("=b", "", "b")]
    [InlineData("A", "A", null)]
    public void An_assignment_ends_its_name_at_the_first_equals_sign(string text, string name, string? value)
    {
        var assignment = EnvironmentAssignment.Parse(text);

        Assert.Equal((name, value), (assignment.Name, assignment.Value));
        Assert.Equal(value is null, assignment.Error is not null);
    }

    private static void AssertBlamed(string marked, Func<string, ValueError?> parse)
    {
        var (text, expected) = Marked(marked);
        var error = parse(text);

        Assert.NotNull(error);
        Assert.Equal(expected, error.Span);
        Assert.False(string.IsNullOrEmpty(error.Reason));
    }

    // No mark stands for a place at the start.
    private static (string Text, TextSpan Span) Marked(string marked)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var end = marked.LastIndexOf("|]", StringComparison.Ordinal);
        return start < 0 ? (marked, new TextSpan(0, 0)) : (marked.Remove(end, 2).Remove(start, 2), TextSpan.FromBounds(start, end - 2));
    }
}
