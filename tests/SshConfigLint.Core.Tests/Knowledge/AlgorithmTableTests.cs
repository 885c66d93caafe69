using SshConfigLint.Knowledge;

namespace SshConfigLint.Tests.Knowledge;

public class AlgorithmTableTests
{
    private static readonly string[] _lists =
    [
        "CASignatureAlgorithms",
        "Ciphers",
        "HostKeyAlgorithms",
        "HostbasedAcceptedAlgorithms",
        "KexAlgorithms",
        "MACs",
        "PubkeyAcceptedAlgorithms",
    ];

    public static TheoryData<AlgorithmKind> Kinds => [.. Enum.GetValues<AlgorithmKind>()];

    [Fact]
    public void Every_name_has_one_row_and_is_found_by_it()
    {
        Assert.Equal(AlgorithmTable.All.Length, AlgorithmTable.All.Select(row => (row.Kind, row.Name)).Distinct().Count());
        Assert.All(AlgorithmTable.All, row => Assert.Same(row, AlgorithmTable.Find(row.Kind, row.Name)));
        Assert.Null(AlgorithmTable.Find(AlgorithmKind.Cipher, "AES128-CTR"));
        Assert.Null(AlgorithmTable.Find(AlgorithmKind.Mac, "aes128-ctr"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_build_order_holds_exactly_the_names_known_to_the_target(AlgorithmKind kind)
    {
        foreach (var target in Targets())
        {
            var known = AlgorithmTable.All.Where(row => row.Kind == kind && row.IsKnownIn(target)).Select(row => row.Name);
            Assert.Equal(known.Order(StringComparer.Ordinal), AlgorithmTable.BuildOrder(kind, target).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Default_lists_hold_names_that_the_target_knows()
    {
        foreach (var target in Targets())
        {
            foreach (var program in Enum.GetValues<ConfigKind>())
            {
                foreach (var keyword in _lists)
                {
                    var names = AlgorithmTable.DefaultList(program, keyword, target);
                    var kind = AlgorithmTable.KindOf(keyword)!.Value;
                    Assert.True(!names.IsEmpty || target.Version < new OpenSshVersion(7, 9), $"{program} {keyword} {target}");
                    Assert.Equal(names.Length, names.Distinct().Count());
                    Assert.All(
                        names,
                        name => Assert.True(AlgorithmTable.Find(kind, name)?.IsKnownIn(target), $"{keyword} {name} {target}")
                    );
                }
            }
        }
    }

    [Fact]
    public void A_weak_or_legacy_name_says_why_at_the_end_of_a_sentence()
    {
        Assert.All(AlgorithmTable.All, row => Assert.Equal(row.Strength == AlgorithmStrength.Strong, row.Weakness.Length == 0));
        Assert.All(
            AlgorithmTable.All.Where(row => row.Weakness.Length > 0),
            row => Assert.Matches("^(it|its|RC4) [^`]+[^. ]$", row.Weakness)
        );
    }

    [Theory]
    [InlineData("chacha20-poly1305@openssh.com", true, false, AlgorithmStrength.Strong)]
    [InlineData("aes256-gcm@openssh.com", true, false, AlgorithmStrength.Strong)]
    [InlineData("aes256-ctr", false, false, AlgorithmStrength.Strong)]
    [InlineData("aes256-cbc", false, true, AlgorithmStrength.Legacy)]
    [InlineData("rijndael-cbc@lysator.liu.se", false, true, AlgorithmStrength.Legacy)]
    [InlineData("3des-cbc", false, true, AlgorithmStrength.Weak)]
    [InlineData("arcfour", false, false, AlgorithmStrength.Weak)]
    public void Ciphers_have_their_mode_and_strength(string name, bool isAead, bool isCbc, AlgorithmStrength strength)
    {
        var cipher = AlgorithmTable.Find(AlgorithmKind.Cipher, name)!;

        Assert.Equal((isAead, isCbc, strength), (cipher.IsAead, cipher.IsCbc, cipher.Strength));
    }

    [Theory]
    [InlineData(AlgorithmKind.Mac, "hmac-md5", AlgorithmStrength.Weak)]
    [InlineData(AlgorithmKind.Mac, "hmac-sha1-96-etm@openssh.com", AlgorithmStrength.Weak)]
    [InlineData(AlgorithmKind.Mac, "hmac-sha1", AlgorithmStrength.Legacy)]
    [InlineData(AlgorithmKind.KeyExchange, "diffie-hellman-group1-sha1", AlgorithmStrength.Weak)]
    [InlineData(AlgorithmKind.Signature, "ssh-rsa", AlgorithmStrength.Weak)]
    [InlineData(AlgorithmKind.Signature, "ssh-dss", AlgorithmStrength.Weak)]
    public void Names_on_SHA1_or_MD5_use_a_broken_hash(AlgorithmKind kind, string name, AlgorithmStrength strength)
    {
        var algorithm = AlgorithmTable.Find(kind, name)!;

        Assert.True(algorithm.UsesBrokenHash);
        Assert.Equal(strength, algorithm.Strength);
    }

    [Fact]
    public void Names_on_SHA2_use_no_broken_hash() =>
        Assert.All(AlgorithmTable.All.Where(row => row.Name.Contains("sha2-")), row => Assert.False(row.UsesBrokenHash));

    [Theory]
    [InlineData("PubkeyAcceptedKeyTypes", AlgorithmKind.Signature)]
    [InlineData("hostbasedkeytypes", AlgorithmKind.Signature)]
    [InlineData("CIPHERS", AlgorithmKind.Cipher)]
    [InlineData("macs", AlgorithmKind.Mac)]
    [InlineData("KexAlgorithms", AlgorithmKind.KeyExchange)]
    [InlineData("Port", null)]
    public void A_list_keyword_names_a_kind(string keyword, AlgorithmKind? kind)
    {
        Assert.Equal(kind, AlgorithmTable.KindOf(keyword));
    }

    [Theory]
    [InlineData(ConfigKind.Client, "9.2", Vendor.Portable, "sntrup761x25519-sha512@openssh.com")]
    [InlineData(ConfigKind.Client, "9.2", Vendor.Debian, "sntrup761x25519-sha512")]
    [InlineData(ConfigKind.Client, "8.4", Vendor.Debian, "curve25519-sha256")]
    [InlineData(ConfigKind.Client, "9.9", Vendor.Debian, "sntrup761x25519-sha512")]
    [InlineData(ConfigKind.Server, "10.0", Vendor.Debian, "mlkem768x25519-sha256")]
    public void Key_exchange_begins_with_the_newest_that_the_build_has(ConfigKind program, string release, Vendor vendor, string name)
    {
        Assert.True(OpenSshVersion.TryParse(release, out var version));

        Assert.Equal(name, AlgorithmTable.DefaultList(program, "KexAlgorithms", new Target(version, vendor))[0]);
    }

    [Fact]
    public void From_10_0_on_sshd_offers_no_finite_field_groups_but_ssh_does()
    {
        var target = new Target(new OpenSshVersion(10, 0));

        Assert.DoesNotContain("diffie-hellman-group16-sha512", AlgorithmTable.DefaultList(ConfigKind.Server, "KexAlgorithms", target));
        Assert.Contains("diffie-hellman-group16-sha512", AlgorithmTable.DefaultList(ConfigKind.Client, "KexAlgorithms", target));
    }

    private static IEnumerable<Target> Targets() =>
        OpenSshVersion.All.SelectMany(version => Enum.GetValues<Vendor>().Select(vendor => new Target(version, vendor)));
}
