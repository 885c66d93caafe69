namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

public class OpenSshOracleTests
{
    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void Both_programs_dump_a_value_they_were_given(string suite)
    {
        var oracle = OpenSshOracle.Require(suite);

        Assert.Equal("4242", oracle.Client("Port 4242\n").Dumped("port"));
        Assert.Equal("4242", oracle.Server("Port 4242\n").Dumped("port"));
        Assert.NotEqual(0, oracle.Client("Bogus 1\n").ExitCode);
        Assert.NotEqual(0, oracle.Server("Bogus 1\n").ExitCode);
    }
}
