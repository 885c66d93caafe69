using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>Random values for the keywords of a server: mostly right ones, some odd, a few wrong.</summary>
public sealed class ServerValues(Random random, Target target)
{
    private readonly ValueCases _cases = new(target, random.Next());

    /// <summary>A value for a keyword, as it stands in a file.</summary>
    public string Of(KeywordInfo keyword)
    {
        ArgumentNullException.ThrowIfNull(keyword);
        // What the machine decides is left out, and methods: up to 8.6 sshd does not look at a second line of them.
        var canBeOdd = keyword.Name is not ("ListenAddress" or "HostKey" or "AddressFamily" or "HostKeyAgent" or "AuthenticationMethods");
        if (canBeOdd && random.Next(60) == 0)
        {
            return _cases.Of(keyword, 1) is [var odd] ? odd : "x";
        }

        return keyword.Name switch
        {
            "AddressFamily" => random.Pick("any", "any", "any", "inet", "inet6", "ANY"),
            "Port" => random.Pick("22", "2222", "022", "65535", "22"),
            "ListenAddress" => random.Pick(
                "192.0.2.1",
                "192.0.2.1:2200",
                "::1",
                "[::1]:77",
                "[2001:db8:0:0:1::2]",
                "::1:2222",
                "0.0.0.0",
                "1:0:0:2::3",
                "10.1",
                "::ffff:192.0.2.5"
            ),
            "PasswordAuthentication" or "KbdInteractiveAuthentication" or "PubkeyAuthentication" => random.Pick("yes", "no", "YES"),
            "AuthenticationMethods" => random.Pick(
                "any",
                "publickey",
                "publickey,password",
                "password publickey,keyboard-interactive",
                "hostbased password",
                "publickey,publickey keyboard-interactive:pam",
                "none"
            ),
            "AgentSocketPath" => random.Pick("none", "user:x", "user:.ssh/agent", "shared:/x"),
            "AuthorizedKeysFile" => random.Pick("none", "None", ".ssh/k", "~/a %h/b", "/a /b c", "\"/a b\" c"),
            "AuthorizedPrincipalsFile" => random.Pick("none", "None", "~/p", "rel/p", "/p/%u"),
            "ChrootDirectory" => random.Pick("none", "NONE", "/srv/%u", "%h", "rel"),
            "HostKeyAgent" => random.Pick("none", "SSH_AUTH_SOCK", "/a", "rel"),
            "SecurityKeyProvider" => random.Pick("internal", "none", "/lib/x.so", "rel", "Internal"),
            "PerSourceMaxStartups" => random.Pick("none", "3", "0", "2147483647"),
            _ => OfKind(keyword),
        };
    }

    private string OfKind(KeywordInfo keyword) =>
        keyword.ValueIn(target.Version) switch
        {
            ValueKind.Enumeration => Case(keyword, random.Pick(keyword.WordsIn(target.Version))),
            ValueKind.Integer => random.Pick("0", "1", "7", "1024", "+3", "007"),
            ValueKind.Time => random.Pick("0", "5", "10m", "1h30m", "2w", "5s"),
            ValueKind.Octal => random.Pick("0177", "077", "0", "018"),
            ValueKind.PathList => random.Pick("none", "/a", "/a ~/b", "rel"),
            ValueKind.Path => random.Pick("none", "None", "~/x", "/a/b", "\"/a b\"", "rel/x", "~"),
            ValueKind.Command => random.Pick("none", "/bin/x y  z", "internal-sftp # c", "NONE", "echo \"a b\""),
            ValueKind.RestOfLineText => random.Pick("none", "x y", "None", "a \"b\" # c"),
            ValueKind.AlgorithmList => Algorithms(keyword),
            ValueKind.Rekey => random.Pick("1G", "default none", "1G 1h", "0 10m", "512M none", "default"),
            ValueKind.IpQos => random.Pick("ef", "af21 cs1", "none", "lowdelay throughput", "16", "184 8", "LE", "reliability"),
            ValueKind.HostPortList => random.Pick(
                "any",
                "none",
                "a:1",
                "a:1 b:*",
                "[::1]:5",
                "*:80 localhost:1",
                keyword.Name == "PermitListen" ? "80 *" : "x:9"
            ),
            ValueKind.EnvironmentPatterns => random.Pick("LANG", "LC_* X", "A B"),
            ValueKind.EnvironmentAssignments => random.Pick("A=b", "A=b C=d A=e", "X=\"y z\"", "A="),
            ValueKind.ChannelTimeouts => random.Pick("none", "session=5m", "*=1h agent=10", "None", "x11=0"),
            ValueKind.StringList => random.Pick("none", "a.c:*", "a b", "None"),
            ValueKind.UserPatterns => random.Pick("alice", "alice root@192.0.2.0/24", "a*@*.example.org", "!x", "\"a b\""),
            ValueKind.GroupPatterns => random.Pick("wheel", "wheel adm*", "!x"),
            ValueKind.MaxStartups => random.Pick("10:30:100", "5:20:50", "9", "3", "1:100:1", "7x"),
            ValueKind.NetBlockSize => random.Pick("24", "24:64", "32:128", "0:0"),
            ValueKind.Penalties => Penalties(),
            ValueKind.CidrList => random.Pick("10.0.0.0/8", "none", "192.0.2.7,::1", "!10.0.0.1,10.0.0.0/8"),
            ValueKind.FlagOrPatternList => random.Pick("yes", "no", "FOO*,BAR", "Yes"),
            ValueKind.FlagList => random.Pick(
                "none",
                "touch-required",
                "verify-required touch-required",
                "Touch-Required",
                target.Version >= new OpenSshVersion(10, 6) ? "max-pk-ok:3" : "none touch-required"
            ),
            ValueKind.Subsystem => random.Pick(
                "sftp internal-sftp",
                "sftp /usr/lib/sftp-server -f AUTH",
                "x \"/a b\" c",
                "y /y \"a b\" 'c'",
                "Sftp /x"
            ),
            _ => random.Pick("x", "none", "a,b", "\"q r\""),
        };

    private string Penalties()
    {
        if (random.Next(4) == 0)
        {
            return random.Pick("yes", "no", "No");
        }

        var items = Enumerable
            .Range(0, random.Next(1, 4))
            .Select(_ =>
                random.Pick(
                    "crash:5m",
                    "authfail:7",
                    "noauth:1",
                    "grace-exceeded:30s",
                    "max:10m",
                    "min:0",
                    "max-sources4:9",
                    "max-sources6:8",
                    "overflow:deny-all",
                    "overflow6:permissive",
                    target.Version >= new OpenSshVersion(10, 3) ? "invaliduser:1.5" : "crash:9",
                    target.Version >= new OpenSshVersion(10, 3) ? "crash:1m0.25s" : "crash:8"
                )
            );
        return string.Join(' ', items);
    }

    private string Algorithms(KeywordInfo keyword)
    {
        ImmutableArray<string> known = AlgorithmTable.KindOf(keyword.Name) is { } kind
            ? AlgorithmTable.BuildOrder(kind, target)
            : ["gss-group14-sha256-", "gss-nistp256-sha256-"];
        if (keyword.Name == "CASignatureAlgorithms")
        {
            known = [.. known.Where(name => !name.Contains("-cert", StringComparison.Ordinal))];
        }

        var list = string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Pick(known)));
        if (keyword.Name.StartsWith("GSSAPI", StringComparison.Ordinal))
        {
            return list;
        }

        return random.Next(9) switch
        {
            0 => $"-{list}",
            1 => "-*sha1*,*cbc*",
            2 => $"+{list}",
            3 => $"^{list}",
            4 when random.Next(3) == 0 => "-*",
            _ => list,
        };
    }

    private string Case(KeywordInfo keyword, string word) =>
        !keyword.AreWordsCaseSensitive && random.Next(6) == 0 ? word.ToUpperInvariant() : word;
}
