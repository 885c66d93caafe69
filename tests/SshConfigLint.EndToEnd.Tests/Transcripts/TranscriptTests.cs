using SshConfigLint.EndToEnd.Tests.OpenSsh;
using SshConfigLint.Negotiation.Diagnosing;
using SshConfigLint.Negotiation.Logs;
using SshConfigLint.Testing;

namespace SshConfigLint.EndToEnd.Tests.Transcripts;

/// <summary>
/// Logs of real connections, each with the cause that is to be found. <c>tools/record-transcripts.sh</c> records them again with the
/// real programs, which is also how damage that is made now is diagnosed.
/// </summary>
public sealed class TranscriptTests
{
    private const string Folder = "tests/SshConfigLint.EndToEnd.Tests/Transcripts/Recorded";

    private static readonly (string Name, Expected Expected, Func<string> Record)[] _others =
    [
        ("not-ssh.client", new(Cause.NotSsh, Certainty.Certain), () => Recorder.RecordForeignServer("bookworm")),
        (
            "refused-mac.client",
            new(Cause.RefusedConfiguration, Certainty.Certain, "bogus"),
            () => Recorder.RecordRefusal("sid", "ssh", "MACs hmac-sha2-512,bogus\n")
        ),
        (
            "refused-mac.sshd",
            new(Cause.RefusedConfiguration, Certainty.Certain, "hmac-ripemd160"),
            () => Recorder.RecordRefusal("trixie", "sshd", "Port 22\nMACs hmac-ripemd160\n")
        ),
        (
            "refused-kex.sshd",
            new(Cause.RefusedConfiguration, Certainty.Certain, "ecdh-sha2-nistp384"),
            () => Recorder.RecordRefusal("bookworm", "sshd", "KexAlgorithms ecdh-sha1-nistp256,ecdh-sha2-nistp384\n")
        ),
        (
            "refused-option.sshd",
            new(Cause.RefusedConfiguration, Certainty.Certain, "NoneEnabled"),
            () => Recorder.RecordRefusal("bullseye", "sshd", "NoneEnabled yes\n")
        ),
        (
            "unusable-methods.sshd",
            new(Cause.UnusableMethods, Certainty.Certain),
            () =>
                Recorder.RecordRefusal(
                    "sid",
                    "sshd",
                    "KbdInteractiveAuthentication no\nAuthenticationMethods publickey,keyboard-interactive\n"
                )
        ),
    ];

    public static TheoryData<string> Names => [.. Expectations().Select(entry => entry.Name)];

    public static TheoryData<string> Damaged =>
        [.. TranscriptCase.All.Where(which => which.ToClient is not null || which.ToServer is not null).Select(which => which.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recorded_log_has_its_cause(string name)
    {
        var expected = Expectations().Single(entry => entry.Name == name).Expected;

        AssertCause(expected, File.ReadAllText(Path.Combine(Golden.Root, Folder, $"{name}.log")), name);
    }

    /// <summary>With <c>SSHCONFIGLINT_RECORD=1</c> they are recorded before (tools/record-transcripts.sh).</summary>
    [Fact]
    public void Every_recorded_log_is_expected()
    {
        if (Environment.GetEnvironmentVariable("SSHCONFIGLINT_RECORD") == "1")
        {
            RecordAgain();
        }

        var files = Directory
            .GetFiles(Path.Combine(Golden.Root, Folder), "*.log")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal);

        Assert.Equal(Expectations().Select(entry => entry.Name).Order(StringComparer.Ordinal), files);
    }

    [SkippableTheory]
    [MemberData(nameof(Damaged))]
    public void Damage_that_is_made_now_has_its_cause(string name)
    {
        var which = TranscriptCase.All.Single(one => one.Name == name);
        var (client, server) = Recorder.Record(which);

        AssertCause(which.Client, client, $"{name}, client");
        AssertCause(which.Server!, server, $"{name}, server");
    }

    private static void RecordAgain()
    {
        foreach (var which in TranscriptCase.All)
        {
            var (client, server) = Recorder.Record(which);
            Write($"{which.Name}.client", client);
            if (which.Server is not null)
            {
                Write($"{which.Name}.sshd", server);
            }
        }

        foreach (var (name, _, record) in _others)
        {
            Write(name, record());
        }
    }

    internal static void AssertCause(Expected expected, string log, string name)
    {
        var diagnoses = new LogReader(new StringReader(log)).Connections().Select(connection => Diagnosis.Of(connection)).ToList();
        var said = string.Join(
            "\n",
            diagnoses.Select(found =>
                $"{found.Cause} {found.Certainty}: {found.Summary} {string.Join(' ', found.Edits.Select(edit => edit.Value))}"
            )
        );

        Assert.True(
            diagnoses is [{ } only] && only.Cause == expected.Cause && only.Certainty == expected.Certainty,
            $"{name} is to be {expected}, not\n{said}\n{log}"
        );
        Assert.Contains(expected.Text, said, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, Expected Expected)> Expectations()
    {
        foreach (var which in TranscriptCase.All)
        {
            yield return ($"{which.Name}.client", which.Client);
            if (which.Server is { } server)
            {
                yield return ($"{which.Name}.sshd", server);
            }
        }

        foreach (var (name, expected, _) in _others)
        {
            yield return (name, expected);
        }
    }

    private static void Write(string name, string log)
    {
        var folder = Path.Combine(Golden.Root, Folder);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{name}.log"), log);
    }
}
