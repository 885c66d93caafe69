using System.Diagnostics;
using SshConfigLint.Knowledge;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>What a run of the real ssh or sshd gave.</summary>
public sealed record OracleResult(int ExitCode, string Output, string Error)
{
    public IEnumerable<string> OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The value of one dumped option; the case of names changed with 10.4.</summary>
    public string? Dumped(string keyword) =>
        OutputLines.FirstOrDefault(line => line.StartsWith(keyword + " ", StringComparison.OrdinalIgnoreCase))?[(keyword.Length + 1)..];
}

/// <summary>A folder in a tree.</summary>
/// <param name="Inside">Its path as programs of the tree see it.</param>
/// <param name="Path">Its path on this machine.</param>
public sealed record OracleFolder(string Inside, string Path)
{
    public void Write(string name, string content)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}

/// <summary>One unpacked OpenSSH under the folder that <c>SSHCONFIGLINT_OPENSSH</c> names; needs root for chroot.</summary>
public sealed class OpenSshOracle
{
    private static readonly TimeSpan _timeLimit = TimeSpan.FromSeconds(20);
    private static int _serial;
    private readonly string _root;

    private OpenSshOracle(string suite, string root, OpenSshVersion version)
    {
        (Suite, _root) = (suite, root);
        Target = new Target(version, Vendor.Debian);
    }

    /// <summary>Name of the tree.</summary>
    public string Suite { get; }

    /// <summary>What the tree's programs are.</summary>
    public Target Target { get; }

    /// <summary>The names of all trees, for theories.</summary>
    public static TheoryData<string> Suites => [.. SuiteNames];

    /// <summary>The names of all trees: OpenSSH 8.4, 9.2, 10.0 and 10.6.</summary>
    public static IReadOnlyList<string> SuiteNames { get; } = ["bullseye", "bookworm", "trixie", "sid"];

    /// <summary>The tree, or a skipped test when it is not here.</summary>
    public static OpenSshOracle Require(string suite)
    {
        var folder = Environment.GetEnvironmentVariable("SSHCONFIGLINT_OPENSSH");
        Skip.If(string.IsNullOrEmpty(folder), "SSHCONFIGLINT_OPENSSH does not name a folder with unpacked OpenSSH trees");
        var root = Path.Combine(folder!, suite);
        Skip.IfNot(File.Exists(Path.Combine(root, "usr/bin/ssh")), $"no OpenSSH in the tree {suite}");
        Skip.IfNot(Environment.UserName == "root", "chroot needs root");
        var version = Execute(root, ["/usr/bin/ssh", "-V"]).Error;
        Skip.IfNot(OpenSshVersion.TryParse(version.Split(' ')[0], out var release), $"ssh -V of {suite} says {version.Trim()}");
        return new OpenSshOracle(suite, root, release);
    }

    /// <summary>The effective client configuration of a file for a host: <c>ssh -G -F FILE … HOST</c>.</summary>
    public OracleResult Client(string config, string host = "host.invalid", params string[] options) =>
        WithFile(config, file => Run(["/usr/bin/ssh", "-G", "-F", file, .. options, "-o", "CanonicalizeHostname=no", host]));

    /// <summary>The effective server configuration of a file: <c>sshd -T -f FILE …</c>; for Match give <c>-C SPEC</c>.</summary>
    public OracleResult Server(string config, params string[] options) =>
        WithFile(config, file => Run(["/usr/sbin/sshd", "-T", "-f", file, .. options]));

    /// <summary>Runs a program of the tree, its path as seen inside.</summary>
    public OracleResult Run(params string[] command) => Execute(_root, command);

    /// <summary>Runs a program of the tree with variables beside the few that every run has.</summary>
    public OracleResult Run(IReadOnlyDictionary<string, string> environment, params string[] command) =>
        Execute(_root, command, environment);

    /// <summary>Runs many cases two at a time; the results are in the order of the cases.</summary>
    public static IReadOnlyList<OracleResult> RunAll<T>(IReadOnlyList<T> cases, Func<T, OracleResult> run)
    {
        var results = new OracleResult[cases.Count];
        Parallel.For(0, cases.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => results[i] = run(cases[i]));
        return results;
    }

    /// <summary>Writes a file into the tree for the time of a run; the name is the one seen inside.</summary>
    public OracleResult WithFile(string content, Func<string, OracleResult> run) =>
        WithFile(System.Text.Encoding.UTF8.GetBytes(content), run);

    /// <summary>The same for bytes that need not be text.</summary>
    public OracleResult WithFile(byte[] content, Func<string, OracleResult> run)
    {
        var inside = $"/tmp/scl_{Environment.ProcessId}_{Interlocked.Increment(ref _serial)}";
        var path = Path.Combine(_root, inside.TrimStart('/'));
        File.WriteAllBytes(path, content);
        try
        {
            return run(inside);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Gives a folder in the tree for the time of a run; its name is the one seen inside.</summary>
    public T WithFolder<T>(Func<OracleFolder, T> run)
    {
        var inside = $"/tmp/scl_{Environment.ProcessId}_{Interlocked.Increment(ref _serial)}";
        var path = Path.Combine(_root, inside.TrimStart('/'));
        Directory.CreateDirectory(path);
        try
        {
            return run(new OracleFolder(inside, path));
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>Starts a program of the tree; standard input, output and error are pipes.</summary>
    public Process Start(params string[] command) => Start(_root, command, null);

    private static Process Start(string root, IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo("chroot")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(root);
        foreach (var argument in command)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static OracleResult Execute(string root, IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(root, command, environment);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(_timeLimit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"`{string.Join(' ', command)}` ran longer than {_timeLimit.TotalSeconds} s");
        }

        return new OracleResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
