using SshConfigLint.Rules;
using SshConfigLint.Testing;

namespace SshConfigLint.Rules.Tests;

public class ExampleTests
{
    public static TheoryData<string, int> All
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var rule in RuleCatalog.All)
            {
                for (var i = 0; i < rule.Descriptor.Examples.Length; i++)
                {
                    data.Add(rule.Descriptor.Name, i);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_example_does_what_the_descriptor_says(string name, int index)
    {
        var rule = RuleCatalog.All.Single(rule => rule.Descriptor.Name == name);
        RuleVerifier.Verify(rule, rule.Descriptor.Examples[index]);
    }
}
