using SshConfigLint.Knowledge;

namespace SshConfigLint.Tests.Knowledge;

public class KeywordTableTests
{
    private static readonly Vendor[] _vendors = Enum.GetValues<Vendor>();

    public static TheoryData<ConfigKind> Kinds => [ConfigKind.Client, ConfigKind.Server];

    [Theory]
    [InlineData(ConfigKind.Client, 130)]
    [InlineData(ConfigKind.Server, 135)]
    public void Every_upstream_keyword_has_one_row(ConfigKind kind, int count)
    {
        var names = KeywordTable.Upstream(kind).Select(row => row.Name).ToArray();

        Assert.Equal(count, names.Length);
        Assert.Equal(count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Rows_are_sorted_without_case(ConfigKind kind)
    {
        var names = KeywordTable.All(kind).Select(row => row.Name).ToArray();

        Assert.Equal(names.OrderBy(name => name, StringComparer.OrdinalIgnoreCase), names);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_name_is_found_in_any_case(ConfigKind kind)
    {
        Assert.All(
            KeywordTable.All(kind),
            row =>
            {
                foreach (var name in new[] { row.Name, row.Name.ToLowerInvariant(), row.Name.ToUpperInvariant() })
                {
                    Assert.Equal(row.Name, KeywordTable.Find(kind, name, Target.Default)?.Name, ignoreCase: true);
                    Assert.Contains(row, KeywordTable.Rows(kind, name));
                }
            }
        );
        Assert.Null(KeywordTable.Find(kind, "NoSuchKeyword", Target.Default));
        Assert.Null(KeywordTable.Find(kind, "", Target.Default));
        Assert.Empty(KeywordTable.Rows(kind, "Zzz"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Histories_are_in_order_of_release_and_change_with_every_row(ConfigKind kind)
    {
        Assert.All(
            KeywordTable.All(kind),
            row =>
            {
                AssertHistory(row.States, row.Aliases.Length > 1);
                AssertHistory(row.Aliases);
                AssertHistory(row.ValueHistory);
                AssertHistory(row.ArgumentHistory);
                AssertHistory(row.RepetitionHistory);
                AssertHistory(row.AllowedInMatch, row.InertInMatch.Any(inert => inert.Value));
                AssertHistory(row.Words);
                AssertHistory(row.Defaults);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_alias_leads_to_an_accepted_keyword_in_every_release_where_it_is_one(ConfigKind kind)
    {
        foreach (var row in KeywordTable.All(kind))
        {
            foreach (var target in Targets().Where(target => row.StateIn(target) == KeywordState.Alias))
            {
                // 10.4 misspells the GSSAPI keywords in its own table, so that the alias of the vendors' patch leads nowhere.
                if (row.Name == "GSSAPICleanupCreds" && target.Version == new OpenSshVersion(10, 4))
                {
                    continue;
                }

                var resolved = KeywordTable.Resolve(row, target);
                Assert.True(resolved.StateIn(target) == KeywordState.Accepted, $"{row.Name} → {resolved.Name} in {target}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_accepted_enumeration_has_words_and_its_default_is_one_of_them(ConfigKind kind)
    {
        foreach (var row in KeywordTable.All(kind))
        {
            foreach (
                var version in OpenSshVersion.All.Where(version => row.States.In(version, KeywordState.Absent) == KeywordState.Accepted)
            )
            {
                if (row.ValueIn(version) is ValueKind.Enumeration or ValueKind.EnumerationOrTime or ValueKind.FlagOrPath)
                {
                    var words = row.WordsIn(version);
                    Assert.True(words.Length > 1, $"{row.Name} has no words in {version}");
                    Assert.Equal(words.Length, words.Distinct(StringComparer.OrdinalIgnoreCase).Count());
                    Assert.True(
                        row.DefaultIn(version) is not { } value || words.Contains(value),
                        $"{row.Name} {version}: {row.DefaultIn(version)}"
                    );
                }
            }
        }
    }

    [Fact]
    public void Everything_is_allowed_in_a_block_of_the_client_and_the_server_says_so_of_each_keyword()
    {
        Assert.All(KeywordTable.All(ConfigKind.Client), row => Assert.True(row.IsAllowedInMatch(OpenSshVersion.Newest)));
        Assert.All(
            KeywordTable.Upstream(ConfigKind.Server).Where(row => row.FirstRelease <= OpenSshVersion.Newest && row.AllowedInMatch.IsEmpty),
            row => Assert.Equal("GSSAPICleanupCreds", row.Name)
        );
    }

    [Theory]
    [InlineData(ConfigKind.Client, "ForwardX11Trusted", "9.2", Vendor.Portable, "no")]
    [InlineData(ConfigKind.Client, "ForwardX11Trusted", "9.2", Vendor.Debian, "yes")]
    [InlineData(ConfigKind.Server, "LoginGraceTime", "7.0", Vendor.Portable, "120")]
    [InlineData(ConfigKind.Server, "PermitRootLogin", "10.6", Vendor.Portable, "prohibit-password")]
    [InlineData(ConfigKind.Client, "CheckHostIP", "8.4", Vendor.Portable, "yes")]
    [InlineData(ConfigKind.Client, "CheckHostIP", "8.5", Vendor.Portable, "no")]
    [InlineData(ConfigKind.Server, "PidFile", "9.2", Vendor.Debian, "/run/sshd.pid")]
    [InlineData(ConfigKind.Client, "Hostname", "9.2", Vendor.Portable, null)]
    public void Defaults_go_by_release_and_vendor(ConfigKind kind, string name, string release, Vendor vendor, string? value)
    {
        var target = Of(release, vendor);

        Assert.Equal(value, KeywordTable.Find(kind, name, target)!.DefaultIn(target));
    }

    [Theory]
    [InlineData(ConfigKind.Client, "UseKeychain", "9.9", Vendor.Portable, KeywordState.Absent)]
    [InlineData(ConfigKind.Client, "UseKeychain", "9.9", Vendor.Apple, KeywordState.Accepted)]
    [InlineData(ConfigKind.Client, "GSSAPIKeyExchange", "9.2", Vendor.Debian, KeywordState.Accepted)]
    [InlineData(ConfigKind.Client, "GSSAPIKeyExchange", "9.2", Vendor.RedHat, KeywordState.Accepted)]
    [InlineData(ConfigKind.Client, "GSSAPIKeyExchange", "9.2", Vendor.Portable, KeywordState.Absent)]
    [InlineData(ConfigKind.Client, "GSSAPIAuthentication", "10.6", Vendor.Portable, KeywordState.Accepted)]
    [InlineData(ConfigKind.Client, "GSSAPIAuthentication", "10.6", Vendor.Debian, KeywordState.Unsupported)]
    [InlineData(ConfigKind.Client, "GSSAPIAuthentication", "9.2", Vendor.Debian, KeywordState.Accepted)]
    [InlineData(ConfigKind.Server, "Include", "8.0", Vendor.Portable, KeywordState.Absent)]
    [InlineData(ConfigKind.Server, "Include", "8.0", Vendor.RedHat, KeywordState.Accepted)]
    [InlineData(ConfigKind.Server, "Include", "9.2", Vendor.RedHat, KeywordState.Accepted)]
    [InlineData(ConfigKind.Server, "RDomain", "8.7", Vendor.RedHat, KeywordState.Accepted)]
    [InlineData(ConfigKind.Server, "UsePrivilegeSeparation", "7.4", Vendor.Portable, KeywordState.Accepted)]
    [InlineData(ConfigKind.Server, "UsePrivilegeSeparation", "7.5", Vendor.Portable, KeywordState.Deprecated)]
    [InlineData(ConfigKind.Client, "RSAAuthentication", "9.2", Vendor.Portable, KeywordState.Unsupported)]
    [InlineData(ConfigKind.Client, "Protocol", "9.2", Vendor.Portable, KeywordState.Ignored)]
    public void The_state_goes_by_release_and_vendor(ConfigKind kind, string name, string release, Vendor vendor, KeywordState state)
    {
        var target = Of(release, vendor);

        Assert.Equal(state, KeywordTable.Find(kind, name, target)!.StateIn(target));
    }

    [Theory]
    [InlineData(ConfigKind.Client, "PubkeyAcceptedKeyTypes", "8.4", "PubkeyAcceptedKeyTypes")]
    [InlineData(ConfigKind.Client, "PubkeyAcceptedKeyTypes", "8.5", "PubkeyAcceptedAlgorithms")]
    [InlineData(ConfigKind.Client, "HostbasedKeyTypes", "8.6", "HostbasedAlgorithms")]
    [InlineData(ConfigKind.Client, "HostbasedKeyTypes", "9.2", "HostbasedAcceptedAlgorithms")]
    [InlineData(ConfigKind.Server, "SKeyAuthentication", "7.7", "ChallengeResponseAuthentication")]
    [InlineData(ConfigKind.Server, "SKeyAuthentication", "7.8", "SKeyAuthentication")]
    [InlineData(ConfigKind.Server, "SKeyAuthentication", "9.2", "KbdInteractiveAuthentication")]
    public void An_alias_resolves_as_its_release_does(ConfigKind kind, string name, string release, string resolved)
    {
        var target = Of(release);

        Assert.Equal(resolved, KeywordTable.Resolve(KeywordTable.Find(kind, name, target)!, target).Name);
    }

    [Theory]
    [InlineData(ConfigKind.Server, "PermitRootLogins", "9.2", "PermitRootLogin")]
    [InlineData(ConfigKind.Server, "PermitRotoLogin", "9.2", "PermitRootLogin")]
    [InlineData(ConfigKind.Client, "ProxyJmup", "9.2", "ProxyJump")]
    [InlineData(ConfigKind.Client, "ProxyJmup", "7.2", null)]
    [InlineData(ConfigKind.Client, "Frobnicate", "9.2", null)]
    public void A_misspelt_keyword_suggests_one_that_the_target_knows(ConfigKind kind, string name, string release, string? suggestion)
    {
        Assert.Equal(suggestion, KeywordTable.Suggest(kind, name, Of(release)));
    }

    private static Target Of(string release, Vendor vendor = Vendor.Portable)
    {
        Assert.True(OpenSshVersion.TryParse(release, out var version));
        return new Target(version, vendor);
    }

    private static IEnumerable<Target> Targets() =>
        OpenSshVersion.All.SelectMany(version => _vendors.Select(vendor => new Target(version, vendor)));

    private static void AssertHistory<T>(IReadOnlyList<Since<T>> rows, bool mayRepeat = false)
    {
        for (var i = 1; i < rows.Count; i++)
        {
            Assert.True(rows[i - 1].Release < rows[i].Release, $"{rows[i - 1].Release} stands before {rows[i].Release}");
            Assert.True(mayRepeat || !Equals(rows[i - 1].Value, rows[i].Value), $"{rows[i].Release} changes nothing");
        }
    }
}
