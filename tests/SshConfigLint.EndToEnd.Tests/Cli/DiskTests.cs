using System.Text.Json;

namespace SshConfigLint.EndToEnd.Tests.Cli;

/// <summary>When the disk is looked at, and that nothing on it can stop the program.</summary>
public sealed class DiskTests
{
    private const string Client = "//- home/.ssh/config\nHost web\n    IdentityFile ~/.ssh/missing\n";

    private const string Server = """
        //- image/etc/ssh/sshd_config
        Banner /etc/banner
        RevokedKeys /etc/ssh/revoked
        //- image/etc/ssh/revoked

        """;

    /// <summary>Takes from root the right to read everything; an ordinary user has no such right.</summary>
    private static string AsOrdinaryUser => Environment.UserName == "root" ? "setpriv --bounding-set=-dac_override,-dac_read_search" : "";

    [Fact]
    public void Own_files_are_checked_on_disk_and_the_run_says_so()
    {
        using var sandbox = new Sandbox(Client);
        var result = sandbox.Run("-f", "concise");
        Assert.Contains("and what is on disk", result.Error, StringComparison.Ordinal);
        Assert.Contains("SSH6007 there is no `~/.ssh/missing`", result.Output, StringComparison.Ordinal);
        Assert.Contains("and on disk", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("home/.ssh/config", false)]
    [InlineData("--check-disk home/.ssh/config", true)]
    [InlineData("--check-disk --ignore SSH6 home/.ssh/config", false)]
    [InlineData("--check-disk --select identity-missing home", true)]
    public void Named_files_are_checked_on_disk_when_told_to(string arguments, bool isChecked)
    {
        using var sandbox = new Sandbox(Client);
        var result = sandbox.Run(["-f", "concise", .. arguments.Split(' ')]);
        Assert.Equal(isChecked, result.Output.Contains("SSH6007", StringComparison.Ordinal));
        Assert.Equal("", result.Error);
    }

    [Theory]
    [InlineData("--select SSH6", true)]
    [InlineData("--select files", true)]
    [InlineData("--extend-select key-without-passphrase", true)]
    [InlineData("--select ALL", true)]
    [InlineData("--select SSH0", false)]
    [InlineData("--ignore SSH6", false)]
    public void Rules_that_were_selected_and_cannot_run_are_told(string arguments, bool isTold)
    {
        using var sandbox = new Sandbox(Client);
        var result = sandbox.Run(["-f", "concise", .. arguments.Split(' '), "home/.ssh/config"]);
        Assert.Equal(isTold, result.Error.Contains("do not run without --check-disk", StringComparison.Ordinal));
        Assert.NotEqual(2, result.ExitCode);
    }

    [Fact]
    public void An_image_is_checked_below_its_root()
    {
        using var sandbox = new Sandbox(Server);
        var result = sandbox.Run("-f", "concise", "--select", "SSH6", "--check-disk", "--sysroot", "image");
        Assert.Contains("SSH6027 there is no `/etc/banner`", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SSH6018", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_stands_for_one_of_another_machine_is_not_compared_with_this_one()
    {
        using var sandbox = new Sandbox("//- .git\n//- ssh/sshd_config\nBanner /no/such/banner\n");
        var result = sandbox.Run("-f", "concise", "--select", "SSH6", "--check-disk", "ssh/sshd_config");
        Assert.Contains("notice: ssh/sshd_config: the disk was not checked", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
    }

    [SkippableFact]
    public void Links_of_an_image_lead_to_places_in_it()
    {
        Skip.If(OperatingSystem.IsWindows(), "links need rights on Windows");
        using var sandbox = new Sandbox(
            "//- image/etc/ssh/sshd_config\nBanner /etc/outside\nModuliFile /etc/inside\nXAuthLocation /etc/up\nRevokedKeys /etc/circle\n"
                + "//- image/srv/there\nx\n//- beside\nx\n"
        );
        File.WriteAllText(sandbox.At("outside"), "x");
        File.CreateSymbolicLink(sandbox.At("image/etc/outside"), sandbox.At("outside"));
        File.CreateSymbolicLink(sandbox.At("image/etc/inside"), "/srv/there");
        File.CreateSymbolicLink(sandbox.At("image/etc/up"), "../../../beside");
        File.CreateSymbolicLink(sandbox.At("image/etc/circle"), "circle");
        var output = sandbox.Run("-f", "concise", "--select", "SSH6", "--check-disk", "--sysroot", "image").Output;
        Assert.Contains("no `/etc/outside`", output, StringComparison.Ordinal);
        Assert.DoesNotContain("/etc/inside", output, StringComparison.Ordinal);
        Assert.Contains("no `/etc/up`", output, StringComparison.Ordinal);
        Assert.DoesNotContain("/etc/circle", output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Modes_are_read_from_the_disk()
    {
        Skip.If(OperatingSystem.IsWindows(), "there are no modes on Windows");
        using var sandbox = new Sandbox(Client);
        sandbox.SetMode("home/.ssh/config", (UnixFileMode)0x1B6);
        sandbox.SetMode("home/.ssh", (UnixFileMode)0x1FF);
        var output = sandbox.Run("-f", "concise", "--select", "SSH6", "--check-disk", "home").Output;
        Assert.Contains("SSH6001 ssh refuses this file: its mode 0666", output, StringComparison.Ordinal);
        Assert.Contains("SSH6006 others may write to the folder `~/.ssh`, which has mode 0777", output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void What_may_not_be_seen_is_no_finding()
    {
        Skip.If(OperatingSystem.IsWindows(), "there are no modes on Windows");
        using var sandbox = new Sandbox(
            "//- home/.ssh/config\nHost web\n    IdentityFile ~/closed/key\n    IdentityFile ~/.ssh/key\n//- home/closed/x\n//- home/.ssh/key\nno key\n"
        );
        sandbox.SetMode("home/closed", 0);
        sandbox.SetMode("home/.ssh/key", 0);
        var result = sandbox.Bash($"{AsOrdinaryUser} $LINT -f concise --select SSH6 --check-disk home/.ssh/config");
        sandbox.SetMode("home/closed", (UnixFileMode)0x1C0);
        Assert.Equal("All checks passed (1 file and on disk).\n", result.Output);
    }

    [SkippableFact]
    public void Pipes_devices_and_huge_files_are_not_opened()
    {
        Skip.If(OperatingSystem.IsWindows(), "there are no pipes on Windows");
        using var sandbox = new Sandbox(
            "//- home/.ssh/config\nHost *\n    IdentityFile ~/.ssh/pipe\n    IdentityFile /dev/zero\n    IdentityFile ~/.ssh/huge\n"
                + "    UserKnownHostsFile ~/.ssh/pipe /dev/zero ~/.ssh/huge\n    CertificateFile ~/.ssh/pipe\n    RevokedHostKeys ~/.ssh/pipe\n"
        );
        sandbox.Bash("mkfifo home/.ssh/pipe && truncate -s 5G home/.ssh/huge && chmod 600 home/.ssh/*");
        var result = sandbox.Run("-f", "concise", "--select", "SSH6", "--check-disk", "home/.ssh/config");
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Contains("cannot load `~/.ssh/pipe`: it is no file", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("huge", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_key_is_taken_out_when_told_to()
    {
        using var sandbox = new Sandbox(Client);
        sandbox.Run("--select", "SSH6", "--check-disk", "--fix", "--unsafe-fixes", "home/.ssh/config");
        Assert.Equal("Host web\n", File.ReadAllText(sandbox.At("home/.ssh/config")));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("--check-disk", true)]
    public void Data_tells_whether_the_disk_was_looked_at(string option, bool isChecked)
    {
        using var sandbox = new Sandbox(Client);
        var words = option.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        using var json = JsonDocument.Parse(sandbox.Run(["-f", "json", .. words, "home/.ssh/config"]).Output);
        Assert.Equal(isChecked, json.RootElement.GetProperty("summary").GetProperty("checksDisk").GetBoolean());
        using var sarif = JsonDocument.Parse(sandbox.Run(["-f", "sarif", .. words, "home/.ssh/config"]).Output);
        var run = sarif.RootElement.GetProperty("runs")[0];
        Assert.Equal(isChecked, run.GetProperty("invocations")[0].TryGetProperty("properties", out _));
        var ids = run.GetProperty("tool")
            .GetProperty("driver")
            .GetProperty("rules")
            .EnumerateArray()
            .Select(rule => rule.GetProperty("id").GetString());
        Assert.Equal(isChecked, ids.Contains("SSH6007"));
    }
}
