using System.Collections.Frozen;
using System.Text;
using SshConfigLint.Analysis;
using SshConfigLint.Cli;
using SshConfigLint.Knowledge;
using SshConfigLint.Rules;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.OnDisk;
using SshConfigLint.Text;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>What the rules say of keys and modes on a disk is what ssh, sshd and ssh-keygen of each release do with them.</summary>
public sealed class DiskAgreementTests
{
    /// <summary>The rules that say that a private key cannot be used.</summary>
    private static readonly string[] _keyRules =
    [
        "host-key-open",
        "private-key-open",
        "private-key-unreadable",
        "public-key-without-ending",
        "host-key-missing",
        "dsa-key",
        "host-key-with-passphrase",
    ];

    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void sshd_refuses_exactly_the_host_keys_that_the_rules_report(string suite)
    {
        var oracle = OpenSshOracle.Require(suite);
        var differences = new List<string>();
        oracle.WithFolder(folder =>
        {
            var keys = Keys(oracle, folder);
            folder.Write("sshd_config", string.Concat(keys.Select(key => $"HostKey {folder.Inside}/{key}\n")));
            var refused = oracle.Run("/usr/sbin/sshd", "-t", "-f", $"{folder.Inside}/sshd_config").Error;
            var findings = Lint(oracle, folder, "sshd_config", ConfigKind.Server);
            foreach (var key in keys)
            {
                var path = $"{folder.Inside}/{key}";
                var isRefused = refused.ReplaceLineEndings("\n").Contains($"Unable to load host key: {path}\n", StringComparison.Ordinal);
                Compare(differences, isRefused, findings.Where(finding => IsAbout(finding, path, oracle.Target)), path, refused);
            }

            return 0;
        });
        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }

    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void A_user_can_load_exactly_the_keys_that_the_rules_do_not_report(string suite)
    {
        var oracle = OpenSshOracle.Require(suite);
        var differences = new List<string>();
        oracle.WithFolder(folder =>
        {
            // A passphrase is no fault here, and cannot be typed either.
            var keys = Keys(oracle, folder).Where(key => !key.StartsWith("locked", StringComparison.Ordinal) && key != "missing").ToList();
            var lines = keys.Select(key => $"IdentityFile {folder.Inside}/{key}\n");
            folder.Write("root/.ssh/config", $"Host *\n{string.Concat(lines)}");
            var findings = Lint(oracle, folder, "root/.ssh/config", ConfigKind.Client);
            foreach (var key in keys)
            {
                var path = $"{folder.Inside}/{key}";
                var loaded = oracle.Run("/usr/bin/ssh-keygen", "-y", "-P", "", "-f", path);
                Compare(
                    differences,
                    loaded.ExitCode != 0,
                    findings.Where(finding => IsAbout(finding, path, oracle.Target) && finding.Rule.Name != "host-key-missing"),
                    path,
                    loaded.Error
                );
            }

            return 0;
        });
        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }

    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void sshd_leaves_out_exactly_the_certificates_that_the_rule_reports(string suite)
    {
        var oracle = OpenSshOracle.Require(suite);
        var differences = new List<string>();
        oracle.WithFolder(folder =>
        {
            Generate(oracle, folder, "ca", "-t", "ed25519");
            foreach (var name in new[] { "key", "other" })
            {
                Generate(oracle, folder, name, "-t", "ed25519");
                Sign(oracle, folder, name, "-h");
            }

            string[] certificates = ["key-cert.pub", "other-cert.pub", "key.pub", "missing-cert.pub", "sshd_config"];
            var lines = certificates.Select(name => $"HostCertificate {folder.Inside}/{name}\n");
            folder.Write("sshd_config", $"HostKey {folder.Inside}/key\n{string.Concat(lines)}");
            var error = oracle.Run("/usr/sbin/sshd", "-t", "-f", $"{folder.Inside}/sshd_config").Error;
            var findings = Lint(oracle, folder, "sshd_config", ConfigKind.Server);
            foreach (var path in certificates.Select(name => $"{folder.Inside}/{name}"))
            {
                var about = findings.Where(finding =>
                    finding.Rule.Name == "host-certificate-unusable" && finding.Message.Contains($"`{path}`", StringComparison.Ordinal)
                );
                Compare(differences, error.Contains(path, StringComparison.Ordinal), about, path, error);
            }

            return 0;
        });
        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }

    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void ssh_refuses_exactly_the_files_that_the_rules_report(string suite)
    {
        var oracle = OpenSshOracle.Require(suite);
        var differences = new List<string>();
        oracle.WithFolder(folder =>
        {
            string[] modes = ["600", "644", "664", "666", "602", "620", "660 0:1000", "664 0:27", "600 1000:0", "664 1000:1000"];
            foreach (var mode in modes)
            {
                folder.Write("root/.ssh/config", "Include part\n");
                folder.Write("root/.ssh/part", "Compression no\n");
                var part = Path.Combine(folder.Path, "root/.ssh/part");
                Run("chown", mode.Split(' ') is [_, var owner] ? owner : "0:0", part);
                Run("chmod", mode.Split(' ')[0], part);

                // ssh checks included files also of one that is given with -F.
                folder.Write("entry", $"Include {folder.Inside}/root/.ssh/part\n");
                var result = oracle.Run("/usr/bin/ssh", "-G", "-F", $"{folder.Inside}/entry", "-o", "CanonicalizeHostname=no", "host");
                var isRefused = result.Error.Contains("Bad owner or permissions", StringComparison.Ordinal);
                var about = Lint(oracle, folder, "root/.ssh/config", ConfigKind.Client)
                    .Where(finding => finding.Rule.Name is "config-file-writable" or "config-file-of-another-user");
                Compare(differences, isRefused, about, mode, result.Error);
            }

            return 0;
        });
        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }

    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void Sizes_and_fingerprints_are_those_of_ssh_keygen(string suite)
    {
        var oracle = OpenSshOracle.Require(suite);
        oracle.WithFolder(folder =>
        {
            Generate(oracle, folder, "ca", "-t", "ed25519");
            foreach (var (name, type) in new[] { ("a", "rsa -b 1024"), ("b", "rsa -b 3072"), ("c", "ecdsa -b 384"), ("d", "ed25519") })
            {
                Generate(oracle, folder, name, ["-t", .. type.Split(' ')]);
                Sign(oracle, folder, name, "-V", "19700101:20200101");
                foreach (var file in new[] { name, $"{name}.pub", $"{name}-cert.pub" })
                {
                    var listed = oracle.Run("/usr/bin/ssh-keygen", "-l", "-f", $"{folder.Inside}/{file}").Output;
                    var key = Syntax.Keys.KeyFileReader.Read(File.ReadAllBytes(Path.Combine(folder.Path, file))).Public!;
                    Assert.StartsWith($"{key.Bits} {key.Fingerprint} ", listed, StringComparison.Ordinal);
                    Assert.Equal(file.EndsWith("-cert.pub", StringComparison.Ordinal), key.Certificate is not null);
                    Assert.True(key.Certificate?.ValidBefore is null or (> 1577700000 and < 1578000000), listed);
                }
            }

            return 0;
        });
    }

    /// <summary>Key files as they come from programs, from clipboards and from other systems.</summary>
    private static List<string> Keys(OpenSshOracle oracle, OracleFolder folder)
    {
        Generate(oracle, folder, "ed25519", "-t", "ed25519");
        Generate(oracle, folder, "ecdsa", "-t", "ecdsa");
        Generate(oracle, folder, "rsa1024", "-t", "rsa", "-b", "1024");
        Generate(oracle, folder, "pem", "-t", "rsa", "-b", "2048", "-m", "PEM");
        Generate(oracle, folder, "pkcs8", "-t", "ecdsa", "-m", "PKCS8");
        Generate(oracle, folder, "locked", "-t", "ed25519", "-N", "secret");
        Generate(oracle, folder, "locked-pem", "-t", "rsa", "-b", "2048", "-m", "PEM", "-N", "secret");
        var (own, pem) = (Text(folder, "ed25519"), Text(folder, "pem"));
        var keys = new List<string> { "ed25519", "ecdsa", "rsa1024", "pem", "pkcs8", "locked", "locked-pem", "missing" };
        foreach (
            var (name, text) in new[]
            {
                ("returns", own.ReplaceLineEndings("\r\n")),
                ("no-final", own.TrimEnd()),
                ("blank-first", "\n" + own),
                ("mark-first", "\ufeff" + own),
                ("text-behind", own + "hello\n"),
                ("twice", own + own),
                ("cut", own[..(own.Length / 2)]),
                ("no-end", own[..own.IndexOf("-----END", StringComparison.Ordinal)]),
                ("blank-inside", own.Insert(own.Length / 2, " ")),
                ("star-inside", own.Remove(150, 1).Insert(150, "*")),
                ("returns-inside", own.ReplaceLineEndings("\r\n").Replace("KEY-----\r\n", "KEY-----\n", StringComparison.Ordinal)),
                ("returns-pem", pem.ReplaceLineEndings("\r\n")),
                ("no-final-pem", pem.TrimEnd()),
                ("text-first-pem", "hello\n" + pem),
                ("no-end-pem", pem[..pem.IndexOf("-----END", StringComparison.Ordinal)]),
                ("empty", ""),
                ("words", "hello world\n"),
                ("public", Text(folder, "ed25519.pub")),
                ("putty", "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n"),
                ("ssh2", "---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----\n"),
            }
        )
        {
            folder.Write(name, text);
            Run("chmod", "600", Path.Combine(folder.Path, name));
            keys.Add(name);
        }

        foreach (var mode in new[] { "400", "640", "644", "604", "610", "700" })
        {
            folder.Write($"mode-{mode}", own);
            Run("chmod", mode, Path.Combine(folder.Path, $"mode-{mode}"));
            keys.Add($"mode-{mode}");
        }

        Directory.CreateDirectory(Path.Combine(folder.Path, "folder"));
        keys.Add("folder");
        return keys;
    }

    private static string Text(OracleFolder folder, string name) => File.ReadAllText(Path.Combine(folder.Path, name));

    private static void Generate(OpenSshOracle oracle, OracleFolder folder, string name, params string[] options)
    {
        string[] passphrase = options.Contains("-N") ? [] : ["-N", ""];
        var result = oracle.Run(["/usr/bin/ssh-keygen", "-q", .. options, .. passphrase, "-C", "test", "-f", $"{folder.Inside}/{name}"]);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private static void Sign(OpenSshOracle oracle, OracleFolder folder, string name, params string[] options)
    {
        string[] command = ["/usr/bin/ssh-keygen", "-q", "-s", $"{folder.Inside}/ca", "-I", "test", "-n", "test", .. options];
        var result = oracle.Run([.. command, $"{folder.Inside}/{name}.pub"]);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static System.Collections.Immutable.ImmutableArray<Diagnostic> Lint(
        OpenSshOracle oracle,
        OracleFolder folder,
        string name,
        ConfigKind kind
    )
    {
        var disk = Path.Combine(folder.Path, name);
        var root = folder.Path[..^folder.Inside.Length];
        var place = Place.Of(disk, kind, new Surroundings(root, Repository: null, Home: null));
        var files = new DiskFiles(place, FrozenDictionary<string, SourceText>.Empty);
        var options = place.ToModelOptions(kind);
        var text = SourceText.From(Encoding.UTF8.GetBytes(File.ReadAllText(disk)), name);
        var model = ConfigModel.Load(text, kind, oracle.Target, files, options);
        return Linter.Run(model, RuleCatalog.All, disk: new Disk(files, kind, oracle.Target, options, TimeProvider.System.GetUtcNow()));
    }

    private static bool IsAbout(Diagnostic finding, string path, Target target) =>
        _keyRules.Contains(finding.Rule.Name)
        && (finding.Rule.Name != "dsa-key" || target.Version >= new OpenSshVersion(10, 0))
        && finding.Message.Contains($"`{path}`", StringComparison.Ordinal);

    private static void Compare(List<string> differences, bool isRefused, IEnumerable<Diagnostic> findings, string what, string said)
    {
        var messages = findings.Select(finding => $"{finding.Rule.Name}: {finding.Message}").ToList();
        if (isRefused != messages.Count > 0)
        {
            var lines = said.Split('\n').Where(line => line.Contains(what, StringComparison.Ordinal)).Select(line => line.Trim());
            differences.Add(
                $"{what} is {(isRefused ? "" : "not ")}refused; OpenSSH said:\n{string.Join('\n', lines)}\nwe said:\n{string.Join('\n', messages)}"
            );
        }
    }
}
